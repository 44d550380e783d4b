import { logs, type Told, takesStep } from '../hand.ts';
import { assesses, plans } from '../planning.ts';
import { worksWith } from '../team.ts';

/** Marta, who lost her job and her insurance; her case is about to close. */
export async function marta(told: Told): Promise<void> {
  await logs(told, 73, { mode: 'office', minutes: 50, note: 'Lost her job and with it her insurance.', category: 'finance' });
  await assesses(told, 70, {
    situations: { income: 'crisis', work: 'crisis', health: 'struggling' },
    needs: [{ domain: 'income', text: 'No insurance since the job ended', priority: 1 }],
    strengths: [{ domain: 'learning-work', text: 'Fifteen years of bookkeeping.' }],
  });
  await plans(
    told,
    60,
    [
      {
        clientWords: 'I don’t want to be afraid of the bills.',
        needs: ['income'],
        measure: 'Left over each month',
        unit: '$',
        baseline: -420,
        target: 0,
        inDays: 5,
        interventions: [
          { what: 'New cover before the gap', per: 'once', costs: [310, 'month'], funding: 'public', fundingNote: 'Premium tax credit' },
          { what: 'Work through JobBridge', who: 'JobBridge', per: 'once', funding: 'free' },
        ],
        progress: [
          [50, -420],
          [30, -206],
          [8, 35],
        ],
      },
      {
        clientWords: 'I want to be rid of the debts from last winter.',
        measure: 'Debts still open',
        unit: '$',
        category: 'finance',
        baseline: 3200,
        target: 0,
        inDays: 150,
        interventions: [
          {
            what: 'Agree on instalments',
            who: 'ClearPath Credit Counselling',
            times: 1,
            per: 'month',
            costs: [25, 'once'],
            funding: 'client',
          },
        ],
        progress: [
          [52, 3200],
          [38, 2850],
          [24, 2500],
          [9, 2150],
        ],
      },
    ],
    'signed',
  );
  await worksWith(told, 58, [
    { role: 'financial_counsellor', worker: 'nadia', sees: ['identity', 'social', 'finance'] },
    { role: 'employment', organization: 'jobBridge', sees: ['identity', 'social'] },
  ]);
  await logs(told, 40, { note: 'New cover begins on the first.', category: 'finance' });
  await logs(told, 6, { note: 'Has found work with JobBridge and wants to end the case.' });
  await takesStep(told, 5, { type: 'start_closing', reason: 'goals_met', note: 'Work found, instalments agreed on.' });
}
