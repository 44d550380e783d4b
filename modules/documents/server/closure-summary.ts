import { sql } from 'kysely';
import { type CalendarDate, formatDate, type Language, Refused } from '#kernel';
import { framePaper, loadCasePaper } from '#modules/cases/server/index.ts';
import { makePdf, type Tx, text } from '#platform';

/** How a case ended, as a tagged PDF to hand over. Refuses `record.not-found`, `document.case-not-closed`, `pdf.unavailable`. */
export async function closureSummaryPdf(
  tx: Tx,
  caseId: string,
  language: Language,
): Promise<{ pdf: Buffer; fileName: string; personId: string }> {
  const of = await loadClosure(tx, caseId);
  const paper = await loadCasePaper(tx, caseId, language);
  const personName = paper.personName ?? '–';
  const words = (key: string, facts = {}) => text(language, `documents:closure.${key}`, facts);
  const day = (date: string | null) => (date === null ? '–' : formatDate(date as CalendarDate, language, { style: 'long' }));
  const sections = [
    { title: words('summary'), text: of.summary },
    { title: words('remainingNeeds'), text: of.remainingNeeds },
    { title: words('handOver'), text: of.handOver },
    { title: words('missingOutcome'), text: of.missingOutcomeReason ?? '' },
  ];
  const pdf = makePdf(new URL('./pdf/closure-summary.typ', import.meta.url), {
    ...framePaper(paper, words('title')),
    facts: [
      { label: words('for'), value: personName },
      { label: words('program'), value: paper.programName },
      { label: words('period'), value: `${day(of.openedOn)} – ${day(of.closedOn)}` },
      { label: words('reason'), value: text(language, `cases:closureReason.${of.reason}`) },
    ],
    sections: sections.filter((section) => section.text !== ''),
    goalsTitle: words('goals'),
    goalColumns: [words('goal'), words('outcome'), words('measure')],
    goals: (await loadGoals(tx, caseId)).map((goal) => ({
      words: text(language, 'plans:print.quoted', { words: goal.clientWords }),
      outcome: goal.outcome === null ? words('noOutcome') : text(language, `plans:outcome.${goal.outcome}`),
      measure: goal.outcomeNote || goal.measure || '–',
    })),
    workTitle: words('work'),
    work: (await countWork(tx, caseId)).map(({ key, count }) => words(key, { count })),
    signatures: [signatureLine(words('caseManager'), paper.manager?.name ?? null), signatureLine(words('client'), personName)],
  });
  return { pdf, fileName: `${words('fileName', { case: paper.number })}.pdf`, personId: paper.personId };
}

/** An empty line to sign on paper. */
function signatureLine(party: string, name: string | null) {
  return { party, strokes: null, alt: '', said: '', below: name ?? ' ' };
}

/** Of a case that was closed more than once, the last time. */
async function loadClosure(tx: Tx, caseId: string) {
  const row = await tx.db
    .selectFrom('cases as c')
    .leftJoin('caseClosures as e', 'e.caseId', 'c.id')
    .select(['c.openedOn', 'e.closedOn', 'e.reason', 'e.summary', 'e.remainingNeeds', 'e.handOver', 'e.missingOutcomeReason'])
    .where('c.id', '=', caseId)
    .orderBy('e.episodeNumber', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) throw new Refused({ code: 'record.not-found' });
  const { closedOn, reason, summary, remainingNeeds, handOver } = row;
  if (closedOn === null || reason === null || summary === null) throw new Refused({ code: 'document.case-not-closed' });
  return { ...row, closedOn, reason, summary, remainingNeeds: remainingNeeds ?? '', handOver: handOver ?? '' };
}

/** The goals of the plan that was in force, with how they ended. */
async function loadGoals(tx: Tx, caseId: string) {
  return tx.db
    .selectFrom('plans as v')
    .innerJoin('planGoals as p', 'p.planId', 'v.id')
    .innerJoin('goals as g', 'g.id', 'p.goalId')
    .select(['p.clientWords', 'p.measure', 'g.outcome', 'g.outcomeNote'])
    .where('v.caseId', '=', caseId)
    .where('v.status', '=', 'in_force')
    .orderBy('p.position')
    .execute();
}

async function countWork(tx: Tx, caseId: string): Promise<{ key: string; count: number }[]> {
  const { rows } = await sql<{ contacts: number; appointments: number; plans: number }>`SELECT
    (SELECT count(*) FROM contacts WHERE case_id = ${caseId} AND outcome = 'reached') AS contacts,
    (SELECT count(*) FROM appointments WHERE case_id = ${caseId} AND status = 'kept') AS appointments,
    (SELECT count(*) FROM plans WHERE case_id = ${caseId} AND in_force_on IS NOT NULL) AS plans`.execute(tx.db);
  const found = rows[0] ?? { contacts: 0, appointments: 0, plans: 0 };
  return [
    { key: 'contacts', count: Number(found.contacts) },
    { key: 'appointments', count: Number(found.appointments) },
    { key: 'plans', count: Number(found.plans) },
  ].filter(({ count }) => count > 0);
}
