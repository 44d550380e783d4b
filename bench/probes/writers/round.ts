import fc from 'fast-check';
import { canonicalJson } from '#kernel';
import type { Actor } from '#platform';
import type { TestResponse } from '#testing';
import { valuesOf } from '../from-schema.ts';
import type { Stage } from '../recipes/index.ts';
import { addressOf, aRecord, type Edit, type EditableKind, type EditedRecord, historyOf, type Row, rowOf } from './records.ts';

/** What happens next: a window shows the record, saves, sends again what it sent last, or several save at the same moment. */
type Step =
  | { readonly does: 'open' | 'again'; readonly window: number }
  | { readonly does: 'save'; readonly window: number; readonly write: Write }
  | { readonly does: 'together'; readonly writes: readonly Write[] };

interface Write {
  readonly edit: Edit;
  readonly body: unknown;
}

interface Window {
  readonly actor: Actor | null;
  readonly headers: Readonly<Record<string, string>>;
  seen: number;
  sent?: { readonly write: Write; readonly seen: number };
}

/** What became of a round: how many writes were taken, how many were told of a conflict, how many refused otherwise, and what was wrong. */
export interface RoundResult {
  readonly taken: number;
  readonly conflicts: number;
  readonly refused: number;
  readonly faults: readonly string[];
}

const windows = 3;
const noIds = () => '00000000-0000-7000-8000-000000000000';

/** What writers may do to a record of a kind. Ending it is rare, so that most rounds go on. */
export function stepsOn({ edits }: EditableKind): fc.Arbitrary<readonly Step[]> {
  const changes = edits.filter(({ operation }) => operation.method === 'PATCH');
  const others = edits.filter(({ operation }) => operation.method !== 'PATCH');
  const write = fc.oneof(
    ...changes.map((edit) => ({ weight: 8, arbitrary: changing(edit) })),
    ...others.map((edit) => ({ weight: changes.length > 0 ? 1 : 3, arbitrary: fc.constant<Write>({ edit, body: edit.body }) })),
  );
  const window = fc.nat({ max: windows - 1 });
  return fc.array(
    fc.oneof(
      { weight: 3, arbitrary: fc.record({ does: fc.constant('open' as const), window }) },
      { weight: 5, arbitrary: fc.record({ does: fc.constant('save' as const), window, write }) },
      { weight: 1, arbitrary: fc.record({ does: fc.constant('again' as const), window }) },
      {
        weight: 2,
        arbitrary: fc.record({ does: fc.constant('together' as const), writes: fc.array(write, { minLength: 2, maxLength: 3 }) }),
      },
    ),
    { minLength: 3, maxLength: 9 },
  );
}

/** The body of the recipe, or one to three fields with other values that fit the description; references stay as they are. */
function changing(edit: Edit): fc.Arbitrary<Write> {
  const fields = Object.entries(edit.schema?.properties ?? {}).filter(([name]) => !/Ids?$/.test(name));
  const made = fc
    .subarray(fields, { minLength: 1, maxLength: Math.min(3, fields.length) })
    .chain((some) => fc.record(Object.fromEntries(some.map(([name, of]) => [name, valuesOf(of, noIds, name)])), { noNullPrototype: true }));
  return fc.oneof({ weight: 1, arbitrary: fc.constant(edit.body) }, { weight: 3, arbitrary: made }).map((body) => ({ edit, body }));
}

/** Plays the steps on a fresh record and compares every answer, and the record after it, with what one writer after the other would have seen. */
export async function playRound(stage: Stage, kind: EditableKind, steps: readonly Step[]): Promise<RoundResult> {
  const record = await aRecord(stage, kind);
  const model = await openModel(stage, record);
  const { cookie } = record.made.headers;
  const actors = cookie ? [null] : [record.made.as, stage.supervisor, record.made.as];
  const shown = Array.from(
    { length: windows },
    (_, index): Window => ({ actor: actors[index % actors.length] ?? null, headers: cookie ? { cookie } : {}, seen: model.version() }),
  );
  for (const step of steps) {
    if (model.isGone()) break;
    if (step.does === 'together') await together(stage, record, model, shown, step.writes);
    else await alone(stage, record, model, shown[step.window] as Window, step);
  }
  await model.compareHistory();
  return model.result();
}

async function alone(
  stage: Stage,
  record: EditedRecord,
  model: Model,
  window: Window,
  step: Exclude<Step, { does: 'together' }>,
): Promise<void> {
  if (step.does === 'open') {
    window.seen = model.version();
    return;
  }
  const next = step.does === 'save' ? { write: step.write, seen: window.seen } : window.sent;
  if (!next) return;
  window.sent = next;
  const answer = await save(stage, record, window, next);
  await model.after([{ ...next, answer }]);
  if (answer.status < 300 || answer.status === 409) window.seen = model.version();
}

/** All of them saw the same version; at most one may be taken. */
async function together(
  stage: Stage,
  record: EditedRecord,
  model: Model,
  shown: readonly Window[],
  writes: readonly Write[],
): Promise<void> {
  const seen = model.version();
  const answers = await Promise.all(
    writes.map(async (write, at) => ({
      write,
      seen,
      answer: await save(stage, record, shown[at % shown.length] as Window, { write, seen }),
    })),
  );
  await model.after(answers);
}

function save({ server }: Stage, record: EditedRecord, { actor, headers }: Window, { write, seen }: { write: Write; seen: number }) {
  const { operation } = write.edit;
  return server.request(actor, operation.method, addressOf(operation, record), write.body, { ...headers, 'if-match': `"${seen}"` });
}

interface Saved {
  readonly write: Write;
  readonly seen: number;
  readonly answer: TestResponse;
}

type Model = Awaited<ReturnType<typeof openModel>>;

/** The record as one writer after the other would leave it. */
async function openModel({ server }: Stage, { of }: EditedRecord) {
  let row = await rowOf(server, of);
  const states = new Map<number, Row>();
  const counts = { taken: 0, conflicts: 0, refused: 0 };
  const faults: string[] = [];
  const versionOf = (of: Row | undefined) => Number(of?.version ?? 0);
  if (row) states.set(versionOf(row), row);
  const fault = ({ write, seen, answer }: Saved, what: string) =>
    faults.push(
      `${write.edit.operation.name} at version ${seen}: ${what}; ${answer.status} ${(JSON.stringify(answer.body) ?? '').slice(0, 200)}; sent ${(JSON.stringify(write.body) ?? '').slice(0, 300)}`,
    );

  return {
    version: () => versionOf(row),
    isGone: () => row === undefined,
    result: (): RoundResult => ({ ...counts, faults }),

    async after(saved: readonly Saved[]): Promise<void> {
      const before = row;
      row = await rowOf(server, of);
      const taken = saved.filter(({ answer }) => answer.status < 300);
      counts.taken += taken.length;
      counts.conflicts += saved.filter(({ answer }) => answer.status === 409 && answer.body.code === 'write.conflict').length;
      counts.refused += saved.length - taken.length;
      for (const one of saved) if (one.answer.status >= 500) fault(one, 'is answered with a failure');
      for (const one of taken) if (one.seen !== versionOf(before)) fault(one, `is taken although the record was at ${versionOf(before)}`);
      for (const one of taken.slice(1)) fault(one, 'is taken beside another of the same version');
      const [winner] = taken;
      if (!winner) {
        if (canonicalJson(row ?? null) !== canonicalJson(before ?? null))
          for (const one of saved) fault(one, 'is refused and changed the record');
      } else if (row) {
        for (const what of wronglyWritten(winner, before ?? {}, row)) fault(winner, what);
        states.set(versionOf(row), row);
      }
      if (row) for (const one of saved) for (const what of wrongConflict(one, states, row)) fault(one, what);
    },

    /** What the record was at each version is kept, and is what it was. */
    async compareHistory(): Promise<void> {
      if (!row) return;
      const kept = await historyOf(server, of, row);
      for (const [version, state] of states) {
        if (version === versionOf(row)) continue;
        const then = kept.get(version);
        if (then === undefined) faults.push(`version ${version} is not kept`);
        else
          for (const [column, value] of Object.entries(state))
            if (!same(then[column] ?? null, value)) faults.push(`version ${version} is kept with another ${column}`);
      }
    },
  };
}

/** Counts itself, or follows from what else is written. */
const follows = /^(version|sort_name|updated_at|updated_by|search|during|.*_(at|by|sealed|hash))$|search|normal/;

/** A change writes what it names and nothing else. */
function wronglyWritten({ write, seen }: Saved, before: Row, now: Row): string[] {
  const wrong = Number(now.version) > seen ? [] : [`is taken and the version stays ${seen}`];
  if (write.edit.operation.method !== 'PATCH' || typeof write.body !== 'object' || write.body === null) return wrong;
  const named = new Map(Object.entries(write.body).map(([name, value]) => [snake(name), value]));
  for (const column of Object.keys(now)) {
    const isChanged = !same(now[column], before[column] ?? null);
    if (
      isChanged &&
      !follows.test(column) &&
      ![...named.keys()].some((name) => column === name || column.startsWith(`${name}_`) || relatedTo(name, column))
    )
      wrong.push(`changes ${column}, which it does not name`);
    const sent = named.get(column);
    if (isPlain(sent) && !sameText(now[column], sent)) wrong.push(`leaves ${column} at ${JSON.stringify(now[column])}`);
  }
  return wrong;
}

/** A field that is stored under another name, or settles others with it. */
const settled: Readonly<Record<string, readonly string[]>> = {
  kind: ['value', 'usage'],
  status: ['status_reason', 'published_at', 'retired_at'],
  deceased: ['deceased_on'],
  deceased_on: ['deceased'],
  active: ['ended_on'],
  model: ['settings'],
  person: ['told', 'told_name'],
};
const relatedTo = (name: string, column: string): boolean => settled[name]?.includes(column) ?? false;

/** Whoever is told of a conflict is told the truth: which version there is, what it was when they looked, what it is now, what they sent. */
function wrongConflict({ seen, answer, write }: Saved, states: ReadonlyMap<number, Row>, now: Row): string[] {
  if (answer.status !== 409 || answer.body.code !== 'write.conflict') return [];
  const wrong: string[] = [];
  if (answer.body.version !== Number(now.version)) wrong.push(`names version ${answer.body.version} of ${now.version}`);
  const base = states.get(seen);
  for (const { field, base: was, theirs, yours } of answer.body.fields as {
    field: string;
    base: unknown;
    theirs: unknown;
    yours: unknown;
  }[]) {
    // The answers of a form stand in one column, and the conflict names the questions.
    if (!(snake(field) in now)) continue;
    if (!same(theirs, now[snake(field)] ?? null)) wrong.push(`says ${field} is ${JSON.stringify(theirs)}`);
    if (base && was !== undefined && !same(was, base[snake(field)] ?? null)) wrong.push(`says ${field} was ${JSON.stringify(was)}`);
    const sent = (write.body as Record<string, unknown> | null | undefined)?.[field];
    if (isPlain(sent) && !sameText(yours, sent)) wrong.push(`says ${field} was sent as ${JSON.stringify(yours)}`);
  }
  return wrong;
}

const isPlain = (value: unknown): boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value === null;
const same = (one: unknown, other: unknown): boolean => canonicalJson(one ?? null) === canonicalJson(other ?? null);
/** Texts are trimmed and composed when they are stored, and moments are written in another way. */
const sameText = (stored: unknown, sent: unknown): boolean =>
  same(stored, sent) ||
  (typeof sent === 'string' && (plain(String(stored ?? '')) === plain(sent) || Date.parse(String(stored)) === Date.parse(sent)));
const plain = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();
const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
