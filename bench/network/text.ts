/** A row in the text format of COPY, cut where a copy of it differs: texts between slots. */
export interface RowText {
  readonly texts: readonly string[];
  readonly slots: readonly Slot[];
}

/** What is put between two texts. Dates are days since 1970, ids the place in the list of ids. */
export type Slot =
  | { readonly kind: 'id'; readonly place: number }
  | { readonly kind: 'day'; readonly day: number }
  | { readonly kind: (typeof differing)[number] };

/** Marks that stand in a row where a copy has something of its own; no text of the product holds control characters. */
export const marks = {
  name: '\u0001',
  number: '\u0002',
  prefix: '\u0003',
  previous: '\u0004',
  hash: '\u0005',
  key: '\u0006',
  sealed: '\u0007',
  birth: '\u000e',
  phone: '\u000f',
} as const;

const differing = ['name', 'number', 'key', 'prefix', 'previous', 'hash', 'birth', 'phone'] as const;
const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const uuids = new RegExp(uuid, 'g');
const changing = new RegExp(`${uuid}|(?<!\\d)(?:19|20)\\d\\d-\\d\\d-\\d\\d(?!\\d)|[\\u0001-\\u0006\\u000e\\u000f]`, 'g');
const millisecondsOfDay = 86_400_000;

/** Every id that a text mentions. */
export function idsIn(text: string): string[] {
  return text.match(uuids) ?? [];
}

/** Cuts a text at its ids, dates and marks; `placeOf` answers the place of an id, or undefined for one that stays as it is. */
export function cut(text: string, placeOf: (id: string) => number | undefined): RowText {
  const texts: string[] = [];
  const slots: Slot[] = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(changing)) {
    const slot = slotOf(found, placeOf);
    if (!slot) continue;
    texts.push(text.slice(from, index));
    slots.push(slot);
    from = index + found.length;
  }
  texts.push(text.slice(from));
  return { texts, slots };
}

function slotOf(found: string, placeOf: (id: string) => number | undefined): Slot | undefined {
  for (const kind of differing) if (marks[kind] === found) return { kind };
  if (found.length === 10) {
    const day = Date.parse(found) / millisecondsOfDay;
    return Number.isNaN(day) ? undefined : { kind: 'day', day };
  }
  const place = placeOf(found);
  return place === undefined ? undefined : { kind: 'id', place };
}

/** What fills the slots of one copy. */
export interface Filling {
  readonly ids: readonly string[];
  readonly shiftDays: number;
  name(): string;
  number(): string;
  key(): string;
  birth(): string;
  phone(): string;
  readonly prefix: string;
  previous: string;
  hash: string;
}

/** The row of this copy. */
export function fill({ texts, slots }: RowText, filling: Filling): string {
  let row = texts[0] ?? '';
  for (let at = 0; at < slots.length; at += 1) row += textOf(slots[at] as Slot, filling) + texts[at + 1];
  return row;
}

function textOf(slot: Slot, filling: Filling): string {
  switch (slot.kind) {
    case 'id':
      return filling.ids[slot.place] as string;
    case 'day':
      return dayText(slot.day + filling.shiftDays);
    case 'name':
    case 'number':
    case 'key':
    case 'birth':
    case 'phone':
      return filling[slot.kind]();
    default:
      return filling[slot.kind];
  }
}

const dayTexts = new Map<number, string>();

/** A day counted from 1970 as `2026-03-01`. */
export function dayText(day: number): string {
  let text = dayTexts.get(day);
  if (!text) {
    text = new Date(day * millisecondsOfDay).toISOString().slice(0, 10);
    dayTexts.set(day, text);
  }
  return text;
}
