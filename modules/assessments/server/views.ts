import { sql } from 'kysely';
import { z } from 'zod';
import { type CalendarDate, today } from '#kernel';
import { timerDeadline } from '#modules/cases/index.ts';
import { type CaseRow, loadCase, loadPlace, loadProgram } from '#modules/cases/server/index.ts';
import { decodeCursor, logRead, type Tx, toPage } from '#platform';
import type { AssessmentSummary, AssessmentView } from '../model.ts';
import type { AskedInstrument, AssessmentList } from '../model-lists.ts';
import { assessmentFacts } from './facts.ts';
import { loadEdition, loadInstrument, titleOf } from './instruments.ts';
import { editionOf } from './scores.ts';
import { assessmentRows, grantedCategories, loadAssessment, parseRow } from './store.ts';
import { toSummary, toView } from './view-models.ts';

const Cursor = z.tuple([z.string(), z.uuid()]);

/** One assessment with what the reader may see of its answers. */
export async function viewAssessment(tx: Tx, id: string): Promise<AssessmentView> {
  const row = await loadAssessment(tx, id);
  const reader = { language: tx.actor.language, granted: await grantedCategories(tx, row.caseId) };
  return toView(row, await loadEdition(tx, editionOf(row)), reader);
}

/** What is asked for on a case and what was answered, newest first. Refuses `record.not-found`. */
export async function listAssessments(
  tx: Tx,
  caseId: string,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<AssessmentList> {
  const of = await loadCase(tx, caseId);
  const after = decodeCursor(cursor, Cursor);
  const rows = await assessmentRows(tx)
    .where('a.caseId', '=', caseId)
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(a.created_at, a.id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`),
    )
    .orderBy('a.createdAt', 'desc')
    .orderBy('a.id', 'desc')
    .limit(sql.lit(limit + 1))
    .execute();
  const page = toPage(rows, limit, (row) => [row.createdAt, row.id] as const);
  const reader = { language: tx.actor.language, granted: await grantedCategories(tx, caseId) };
  const items: AssessmentSummary[] = [];
  for (const row of page.items.map(parseRow)) items.push(toSummary(row, await loadEdition(tx, editionOf(row)), reader));
  await logRead(tx, {
    action: 'view',
    route: '/cases/:id/assessments',
    caseId,
    personId: of.personId,
    categories: [...new Set(items.map(({ category }) => category))],
    resultCount: items.length,
  });
  return { asked: await askedInstruments(tx, of, items), items, nextCursor: page.nextCursor };
}

/** What the programme asks for. An instrument the reader may not see is named, because it is asked for; whether it was answered is not told. */
async function askedInstruments(tx: Tx, of: CaseRow, items: readonly AssessmentSummary[]): Promise<AskedInstrument[]> {
  const { settings } = await loadProgram(tx, of.programId, of.model);
  const place = await loadPlace(tx, of.organizationId);
  const { completedInstruments } = await assessmentFacts(tx, of.id);
  const dueOn =
    of.state === 'assessment'
      ? (timerDeadline(settings, 'assessment_due', today(of.stateSince, place.timeZone), place)?.dueDate ?? null)
      : null;
  const asked: AskedInstrument[] = [];
  for (const questionnaire of settings.requiredInstruments) {
    const instrument = await loadInstrument(tx, questionnaire).catch(() => undefined);
    const ofIt = items.filter(({ questionnaire: { key } }) => key === questionnaire);
    const done = completedInstruments.includes(questionnaire) ? ofIt.find(({ status }) => status === 'completed') : undefined;
    asked.push({
      questionnaire,
      title: instrument ? titleOf(instrument, tx.actor.language) : null,
      dueOn,
      completedOn: dayOf(done?.authoredAt, place.timeZone),
      draftId: ofIt.find(({ status }) => status === 'draft')?.id ?? null,
    });
  }
  return asked;
}

function dayOf(moment: string | null | undefined, timeZone: string): CalendarDate | null {
  return moment ? today(moment, timeZone) : null;
}
