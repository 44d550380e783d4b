import { sql } from 'kysely';
import type { TestServer } from '#testing';
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

  const other = await send(stage, operation, { ...once, body: { ...(once.body as object), ...different(once.body) } });
  if (other.status < 400) wrong.push(`${operation.name} with the same id and other words is taken`);

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

/** Another value for the first text of the body, so that it is not the same record any more. */
function different(body: unknown): Record<string, unknown> {
  const [name, value] =
    Object.entries(body as object).find(
      ([key, text]) => typeof text === 'string' && /text|note|reason|name|title|words|what|feedback|subject/i.test(key),
    ) ?? [];
  return name ? { [name]: `${value} Otherwise.` } : { somethingElse: true, category: 'health_general', value: 1 };
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
