import { sql } from 'kysely';
import type { TestServer } from '#testing';
import type { JsonSchema } from '../from-schema.ts';
import { apiOperations, type Operation } from '../operations.ts';
import { type Prepared, prepare, type Stage } from '../recipes/index.ts';

/** The operations that make a record under an id of the caller. */
export async function creations(): Promise<Operation[]> {
  return (await apiOperations()).filter(({ method, body }) => method === 'POST' && body?.required?.includes('id'));
}

/**
 * What is wrong with sending the same new record again: later, and three times at the same moment. It is one record, made once, answered the same way;
 * under the same id nothing else can be made.
 */
export async function repeatsOf(stage: Stage, operation: Operation): Promise<string[]> {
  const wrong: string[] = [];
  const once = await prepare(stage, operation);
  const atFirst = await eventsOf(stage.server, () => send(stage, operation, once));
  const later = await eventsOf(stage.server, () => send(stage, operation, once));
  if (later.status !== atFirst.status) wrong.push(`${operation.name} sent again is answered ${later.status} ${later.text}`);
  if (later.events > 0) wrong.push(`${operation.name} sent again happens again`);

  const otherwise = different(once.body, operation.body);
  const other = otherwise === undefined ? undefined : await send(stage, operation, { ...once, body: otherwise });
  if (other && other.status < 400) wrong.push(`${operation.name} with the same id and other words is taken`);

  const at = await prepare(stage, operation);
  let answers: Sent[] = [];
  const together = await eventsOf(stage.server, async () => {
    answers = await Promise.all([1, 2, 3].map(() => send(stage, operation, at)));
    return answers[0] as Sent;
  });
  for (const { status, text } of answers)
    if (status !== atFirst.status) wrong.push(`${operation.name} sent three times at once is answered ${status} ${text}`);
  if (together.events !== atFirst.events)
    wrong.push(`${operation.name} sent three times at once happens ${together.events} instead of ${atFirst.events} times`);
  return wrong;
}

/** The same record with other words in its first free text, or another of the values a field may have; undefined where there is nothing to say otherwise. */
function different(body: unknown, schema: JsonSchema | undefined): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return undefined;
  for (const [name, value] of Object.entries(body)) {
    const of = schema?.properties?.[name];
    const other = name === 'id' || of?.format ? undefined : otherValue(value, of);
    if (other !== undefined) return { ...body, [name]: other };
  }
  return undefined;
}

function otherValue(value: unknown, schema: JsonSchema | undefined): unknown {
  if (typeof value === 'object') return different(value, schema);
  if (schema?.enum) return schema.enum.find((one) => one !== value);
  if (typeof value === 'boolean') return !value;
  return typeof value === 'string' && schema?.type === 'string' && !schema.pattern ? `${value} Otherwise.` : undefined;
}

interface Sent {
  readonly status: number;
  readonly text: string;
}

async function send({ server }: Stage, { method }: Operation, { as, url, body, headers }: Prepared): Promise<Sent> {
  const answer = await server.request(as, method, url, body, headers);
  return { status: answer.status, text: JSON.stringify(answer.body)?.slice(0, 200) ?? '' };
}

/** How many entries the journal has got meanwhile. */
async function eventsOf(server: TestServer, work: () => Promise<Sent>): Promise<Sent & { events: number }> {
  const before = await journalLength(server);
  const sent = await work();
  return { ...sent, events: (await journalLength(server)) - before };
}

async function journalLength(server: TestServer): Promise<number> {
  const { rows } = await server.inTransaction(server.system(), (tx) =>
    sql<{ count: number }>`SELECT count(*)::int FROM journal`.execute(tx.db),
  );
  return rows[0]?.count ?? 0;
}
