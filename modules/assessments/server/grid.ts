import { today } from '#kernel';
import { loadCase } from '#modules/cases/server/index.ts';
import { logRead, type Tx } from '#platform';
import { totalItem } from '#questionnaire';
import type { NeedDomain } from '../model-domains.ts';
import type { AssessmentGrid, GridScope } from '../model-grid.ts';
import { NeedStatus } from '../model-needs.ts';
import { assessmentGrid, type GridEntry } from '../rules-grid.ts';
import { type Instrument, loadEdition } from './instruments.ts';
import { editionOf } from './scores.ts';
import { type AssessmentRow, assessmentRows, grantedCategories, parseRow } from './store.ts';
import { toSummary } from './view-models.ts';

/**
 * How scores and areas of life moved in one case, or in all cases of its person that the reader may see, each cut to what they were granted there. Every
 * case that is read is in the access log. Refuses `record.not-found`.
 */
export async function loadGrid(tx: Tx, { caseId, of, action }: Wanted): Promise<AssessmentGrid> {
  const { personId } = await loadCase(tx, caseId);
  const rows = await completedOf(tx, personId);
  const shown = of === 'person' ? rows : rows.filter((row) => row.caseId === caseId);
  const otherCases = new Set(rows.map((row) => row.caseId)).difference(new Set([caseId])).size;
  const entries = await toEntries(tx, shown);
  for (const read of new Set([caseId, ...shown.map((row) => row.caseId)])) {
    const ofCase = shown.filter((row) => row.caseId === read);
    const categories = [...new Set(ofCase.map(({ category }) => category))];
    await logRead(tx, { action, route: '/cases/:id/assessments/grid', caseId: read, personId, categories, resultCount: ofCase.length });
  }
  return { of, otherCases, ...assessmentGrid(entries) };
}

interface Wanted {
  readonly caseId: string;
  readonly of: GridScope;
  readonly action: 'view' | 'export';
}

type GridAssessment = AssessmentRow & { readonly caseNumber: string };

async function completedOf(tx: Tx, personId: string): Promise<GridAssessment[]> {
  const rows = await assessmentRows(tx)
    .innerJoin('cases as f', 'f.id', 'a.caseId')
    .select('f.number as caseNumber')
    .where('a.personId', '=', personId)
    .where('a.status', '=', 'completed')
    .where('f.state', '<>', 'entered_in_error')
    .execute();
  return rows.map((row) => ({ ...parseRow(row), caseNumber: row.caseNumber }));
}

async function toEntries(tx: Tx, rows: readonly GridAssessment[]): Promise<GridEntry[]> {
  const instruments = new Map<string, Instrument>();
  const granted = new Map<string, Awaited<ReturnType<typeof grantedCategories>>>();
  for (const row of rows) {
    const edition = `${row.questionnaireUrl}|${row.formVersion}`;
    if (!instruments.has(edition)) instruments.set(edition, await loadEdition(tx, editionOf(row)));
    if (!granted.has(row.caseId)) granted.set(row.caseId, await grantedCategories(tx, row.caseId));
  }
  const needs = await needsOf(tx, [...granted.keys()]);
  const { language, timeZone } = tx.actor;
  return rows.map((row) => {
    const instrument = instruments.get(`${row.questionnaireUrl}|${row.formVersion}`) as Instrument;
    const { questionnaire, score, authoredAt } = toSummary(row, instrument, { language, granted: granted.get(row.caseId) ?? [] });
    const at = authoredAt ?? row.createdAt;
    const { key, title, betterWhen } = questionnaire;
    const { partsBetterWhen, relevantChange, form } = instrument;
    return {
      ...{ assessmentId: row.id, caseId: row.caseId, caseNumber: row.caseNumber, at, on: today(at, timeZone), score },
      instrument: { key, title, betterWhen, partsBetterWhen, relevantChange, hasTotal: totalItem(form) !== undefined },
      needs: needs.get(row.originalId) ?? new Map(),
    };
  });
}

/** By the first of its chain, what became of the needs an assessment suggested. */
async function needsOf(tx: Tx, caseIds: readonly string[]): Promise<ReadonlyMap<string, ReadonlyMap<NeedDomain, NeedStatus>>> {
  const found = new Map<string, Map<NeedDomain, NeedStatus>>();
  if (caseIds.length === 0) return found;
  const rows = await tx.db
    .selectFrom('needs')
    .select(['domain', 'status', 'sourceAssessmentId'])
    .where('caseId', 'in', caseIds)
    .where('sourceAssessmentId', 'is not', null)
    .execute();
  for (const { domain, status, sourceAssessmentId } of rows) {
    const source = sourceAssessmentId ?? '';
    found.set(source, (found.get(source) ?? new Map()).set(domain as NeedDomain, NeedStatus.parse(status)));
  }
  return found;
}
