import type { CalendarDate } from '#kernel';
import type { BetterWhen, ReaderText, ScoreView } from './model.ts';
import type { NeedDomain } from './model-domains.ts';
import type { AssessmentGrid, GridCell, GridChange, GridColumn, GridInstrument, GridRow } from './model-grid.ts';
import { type RelevantChange, shippedInstruments } from './model-instruments.ts';
import type { NeedStatus } from './model-needs.ts';

/** An assessment that stands completed, as the reader sees it. What was replaced or entered by mistake does not come here. */
export interface GridEntry {
  readonly assessmentId: string;
  readonly caseId: string;
  readonly caseNumber: string;
  /** When it was answered, for the order. */
  readonly at: string;
  readonly on: CalendarDate;
  readonly instrument: GridSource;
  readonly score: ScoreView;
  /** What became of the needs it suggested. */
  readonly needs: ReadonlyMap<NeedDomain, NeedStatus>;
}

/** The instrument, and what is known about the way its figures get better. */
export interface GridSource {
  readonly key: string;
  readonly title: ReaderText;
  readonly betterWhen: BetterWhen;
  readonly partsBetterWhen: BetterWhen;
  readonly relevantChange: RelevantChange | null;
  /** Whether it adds up to a total at all. */
  readonly hasTotal: boolean;
}

/**
 * How scores and areas of life moved: instruments in the order of the shelf, one row for each score and area, one column for each day of a case on which
 * something was answered, oldest first. Every value is set against the last one before it; an answer without a value is skipped over.
 */
export function assessmentGrid(entries: readonly GridEntry[]): Pick<AssessmentGrid, 'columns' | 'instruments'> {
  const ordered = entries.toSorted((a, b) => compare(a.at, b.at) || compare(a.assessmentId, b.assessmentId));
  const placed = ordered.map((entry, index) => ({ entry, column: columnOf(entry, ordered.slice(0, index)) }));
  const columns = [...new Map(placed.map(({ column }) => [column.key, column])).values()].toSorted(
    (a, b) => compare(a.on, b.on) || compare(a.caseNumber, b.caseNumber) || compare(a.key, b.key),
  );
  const instruments = [...Map.groupBy(placed, ({ entry }) => entry.instrument.key).values()].map((of) => instrumentOf(of, columns));
  return { columns, instruments: instruments.toSorted((a, b) => rankOf(a.key) - rankOf(b.key) || compare(a.title.text, b.title.text)) };
}

/**
 * A change of a figure: better or worse by the direction of its instrument, relevant when its source says from how many points on a change matters. A
 * difference is rounded to hundredths, so that what does not show does not count.
 */
export function changeBetween(
  before: { value: number; on: CalendarDate },
  value: number,
  betterWhen: BetterWhen,
  relevantChange: RelevantChange | null,
): GridChange {
  const by = Math.round((value - before.value) * 100) / 100;
  const verdict = by === 0 ? 'same' : betterWhen === null ? null : by > 0 === (betterWhen === 'higher') ? 'better' : 'worse';
  return { by, since: before.on, verdict, relevant: relevantChange && Math.abs(by) >= relevantChange.points };
}

interface Placed {
  readonly entry: GridEntry;
  readonly column: GridColumn;
}

function columnOf({ on, caseId, caseNumber, instrument }: GridEntry, before: readonly GridEntry[]): GridColumn {
  const sameDay = before.filter((other) => other.on === on && other.caseId === caseId && other.instrument.key === instrument.key);
  return { key: `${on} ${caseId} ${sameDay.length}`, on, caseId, caseNumber };
}

function instrumentOf(of: readonly Placed[], columns: readonly GridColumn[]): GridInstrument {
  const newest = (of.at(-1) as Placed).entry.instrument;
  const { key, title, betterWhen, relevantChange } = newest;
  const rows = rowHeads(of.map(({ entry }) => entry)).map((head): GridRow => ({ ...head, cells: cellsOf(head, of, columns) }));
  return { key, title, betterWhen, relevantChange, rows };
}

type RowHead = Omit<GridRow, 'cells'>;

/** The total, then the parts or areas in the order of the newest edition; those only earlier editions had come last. */
function rowHeads(entries: readonly GridEntry[]): RowHead[] {
  const newest = entries.at(-1) as GridEntry;
  const { betterWhen, partsBetterWhen, hasTotal } = newest.instrument;
  const parts = new Map<string, RowHead>();
  for (const { score } of entries.toReversed()) {
    for (const { linkId, domain, label } of score.domains) {
      const kind = domain === null ? 'part' : 'area';
      if (!parts.has(linkId)) parts.set(linkId, { key: linkId, kind, label, domain, betterWhen: partsBetterWhen });
    }
  }
  const whole: RowHead = { key: '', kind: 'total', label: null, domain: null, betterWhen };
  if (hasTotal || entries.some(({ score }) => score.total !== null)) return [whole, ...parts.values()];
  return parts.size > 0 ? [...parts.values()] : [{ ...whole, kind: 'answered' }];
}

function cellsOf(head: RowHead, of: readonly Placed[], columns: readonly GridColumn[]): (GridCell | null)[] {
  const cells = new Map<string, GridCell>();
  let before: { value: number; on: CalendarDate } | undefined;
  for (const { entry, column } of of) {
    const value = figureOf(head, entry);
    if (value === undefined) continue;
    const { score, needs, assessmentId, on, instrument } = entry;
    const relevant = head.kind === 'total' ? instrument.relevantChange : null;
    cells.set(column.key, {
      assessmentId,
      value,
      band: head.kind === 'total' ? (score.band?.label ?? null) : null,
      change: value === null || before === undefined ? null : changeBetween(before, value, head.betterWhen, relevant),
      need: (head.domain && needs.get(head.domain)) ?? null,
    });
    if (value !== null) before = { value, on };
  }
  return columns.map(({ key }) => cells.get(key) ?? null);
}

/** Undefined where this part was not answered; null where the whole was, without adding up. */
function figureOf({ kind, key }: RowHead, { score }: GridEntry): number | null | undefined {
  if (kind === 'total' || kind === 'answered') return score.total;
  return score.domains.find(({ linkId }) => linkId === key)?.value;
}

const shelf = Object.keys(shippedInstruments);
const rankOf = (key: string) => (shelf.includes(key) ? shelf.indexOf(key) : shelf.length);
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
