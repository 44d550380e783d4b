import type { CalendarDate } from '#kernel';
import { listNeeds, listStrengths } from '#modules/assessments/server/index.ts';
import type { CaseRow } from '#modules/cases/server/index.ts';
import { type ConsentView, isRelease } from '#modules/consents/index.ts';
import { measureLines, planWords, quoted, viewCasePlan } from '#modules/plans/server/index.ts';
import { listDuties, type Tx } from '#platform';
import { line, listOf, type PackMatter, type Section, tableOf } from './section.ts';

/** Why there is a case: the words of whoever asked for help. */
export async function whySection(tx: Tx, row: CaseRow, { say, moment }: PackMatter): Promise<Section> {
  const referral =
    row.referralId === null
      ? undefined
      : await tx.db.selectFrom('referrals').select(['reason', 'receivedAt', 'number']).where('id', '=', row.referralId).executeTakeFirst();
  if (!referral) return { ...listOf(say('why'), [], say('noReferral')) };
  const text = `${referral.reason}\n${say('referredOn', { number: referral.number, at: moment(referral.receivedAt) })}`;
  return { title: say('why'), text, list: [], table: null };
}

/** What is needed, the most urgent first, in the client's words where there are any. */
export async function needsSection(tx: Tx, caseId: string, { say }: PackMatter): Promise<Section> {
  const open = (await listNeeds(tx, caseId)).filter(({ status }) => status === 'open');
  const rows = open.map((need) => [
    say(`assessments:domain.${need.domain}`),
    need.ownWords === '' ? need.text : say('quoted', { words: need.ownWords }),
    say(`assessments:priority.${need.priority}`),
  ]);
  const columns = [
    [say('area'), 1],
    [say('what'), 2.4],
    [say('urgency'), 1],
  ] as [string, number][];
  return tableOf(say('needs'), columns, rows, say('nothing'));
}

export async function strengthsSection(tx: Tx, caseId: string, { say }: PackMatter): Promise<Section> {
  const present = (await listStrengths(tx, caseId)).filter(({ status }) => status === 'present');
  return listOf(
    say('strengths'),
    present.map(({ domain, text }) => `${say(`assessments:strengthDomain.${domain}`)}: ${text}`),
    say('nothing'),
  );
}

/** The plan in force: each goal with where it stands and what is agreed for it. */
export async function planSection(tx: Tx, caseId: string, { say, language, day }: PackMatter): Promise<Section> {
  const { inForce } = await viewCasePlan(tx, caseId);
  if (!inForce) return listOf(say('plan'), [], say('noPlan'));
  const speak = planWords(language);
  const rows = inForce.goals.map((goal) => {
    const outcome = goal.outcome === null ? [] : [say(`plans:outcome.${goal.outcome}`)];
    const steps = goal.interventions.filter(({ status }) => status !== 'done' && status !== 'stopped');
    return [
      quoted(speak, goal.clientWords),
      [...outcome, ...measureLines(speak, goal, goal.progress.at(-1))].join('\n') || '–',
      steps.map((step) => line(step.what, step.responsibleShown)).join('\n') || '–',
    ];
  });
  const title = inForce.reviewOn === null ? say('plan') : say('planUntil', { day: day(inForce.reviewOn as CalendarDate) });
  const columns = [
    [say('goal'), 1.4],
    [say('stands'), 1.6],
    [say('agreed'), 1.8],
  ] as [string, number][];
  return tableOf(title, columns, rows, say('nothing'));
}

/** What somebody owes on the case, by when. */
export async function dutiesSection(tx: Tx, caseId: string, { say, moment, day }: PackMatter): Promise<Section> {
  const duties = await listDuties(tx, { of: 'team', caseId, state: 'open', limit: 50 });
  const rows = duties.map(({ area, kind, facts, dueOn, dueAt, holderName }) => [
    capital(say(`${area}:duty.${kind}.action`, facts)),
    dueOn === null ? moment(dueAt) : day(dueOn as CalendarDate),
    holderName ?? '–',
  ]);
  const columns = [
    [say('what'), 2.4],
    [say('due'), 1],
    [say('who_does'), 1.2],
  ] as [string, number][];
  return tableOf(say('duties'), columns, rows, say('noDuties'));
}

/** What the client has permitted, as it holds today. */
export function consentsSection(consents: readonly ConsentView[], { say, day }: PackMatter): Section {
  const holding = consents.filter(({ status }) => status === 'active');
  return listOf(
    say('consents'),
    holding.map(({ type, recipient, categories, until }) =>
      line(
        say(`consents:type.${type}`),
        isRelease(type) && recipient?.name,
        categories.map((category) => say(`ui:category.${category}`)).join(', '),
        until === null ? say('openEnded') : say('until', { day: day(until as CalendarDate) }),
      ),
    ),
    say('noConsents'),
  );
}

function capital(sentence: string): string {
  return sentence.charAt(0).toLocaleUpperCase() + sentence.slice(1);
}
