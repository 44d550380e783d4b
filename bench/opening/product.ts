import { addDays, newId } from '#kernel';
import { NewSeries } from '#modules/calendar/index.ts';
import { makeSeries } from '#modules/calendar/server/index.ts';
import { addMembers, loadCase, openCase } from '#modules/cases/server/index.ts';
import { NewGoal } from '#modules/plans/index.ts';
import { addGoals, recordProgress, startPlan } from '#modules/plans/server/index.ts';
import type { Stage } from './stage.ts';

const goals = [
  { clientWords: 'I want to sleep through the night.', measure: 'Nights without waking', unit: 'per week', baseline: 2, target: 6 },
  { clientWords: 'I want to walk to the market again.', measure: '6-minute walk', unit: 'm', baseline: 210, target: 350 },
  { clientWords: 'The letters must not pile up.', measure: 'Letters not opened', unit: '', baseline: 14, target: 0 },
  { clientWords: 'I want to see my sister.', measure: 'Visits', unit: 'per month', baseline: 0, target: 2 },
  { clientWords: 'I don’t want to be afraid of the rent.', measure: 'Rent owed', unit: '$', baseline: 1_850, target: 0 },
];

/**
 * Opens a case as the routes do, all of it in one transaction: the case with its consent and manager, two more in the team, four visits, a plan with five goals, and of each a first
 * figure.
 */
export async function openByProduct(stage: Stage, personId: string): Promise<void> {
  const { platform, supervisor, organizationId, programId, users } = stage;
  await platform.inTransaction(supervisor, async (tx) => {
    const caseId = newId();
    await openCase(tx, platform, {
      ...{ id: caseId, personId, organizationId, programId, caseManagerId: users.amara, acuity: 3, eligibility: 'recorded' },
      consent: { id: newId(), legalForm: 'written', signedOn: tx.today, statement: '', noticeGiven: true },
    });
    const of = await loadCase(tx, caseId);
    const nobody = { organizationId: null, personId: null, displayName: null, isPointPerson: false };
    await addMembers(tx, of, [
      { ...nobody, id: newId(), userId: users.mette, role: 'nurse', categories: ['social', 'health_general'] },
      { ...nobody, id: newId(), userId: users.nadia, role: 'financial_counsellor', categories: ['social', 'finance'] },
    ]);
    // Four visits of which each has to be booked and told about: with the first contact and the assessment, ten things are owed.
    const visits = {
      every: 'day',
      interval: 7,
      weekdays: [],
      time: '09:00',
      minutes: 60,
      startsOn: addDays(tx.today, 7),
      end: { count: 4 },
    };
    await makeSeries(tx, NewSeries.parse({ id: newId(), caseId, title: 'Visit', transport: 'needed', rhythm: visits }));
    const planId = newId();
    await startPlan(tx, platform, { id: planId, caseId, reason: null });
    const wanted = goals.map((goal) => ({
      id: newId(),
      fields: NewGoal.parse({ ...goal, scale: 'number', targetOn: addDays(tx.today, 90) }),
      figure: { id: newId(), recordedOn: tx.today, value: goal.baseline, note: '' },
    }));
    await addGoals(tx, planId, wanted);
    await recordProgress(tx, new Map(wanted.map(({ id, figure }) => [id, figure])));
  });
}
