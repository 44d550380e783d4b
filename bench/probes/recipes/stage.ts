import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { newId } from '#kernel';
import type { Actor } from '#platform';
import type { TestServer } from '#testing';

/** A request that is to be accepted, by whom it is asked unless anybody with the permission may, and what it leaves to the caller. */
export interface Asked {
  readonly url: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Null for nobody, or for a browser whose cookie is among the headers. */
  readonly as?: Actor | null;
  /** The record that is changed: its version goes along in `If-Match`. */
  readonly of?: RecordOf;
}

/** A row that is changed; `column` says by what it is found when that is not its id. */
export interface RecordOf {
  readonly table: string;
  readonly id: string;
  readonly column?: string;
}

/** How an operation is asked so that it is accepted; whatever has to be there before is made on the way. */
export type Recipe = (stage: Stage) => Promise<Asked> | Asked;

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Where requests are made ready: the people of Harbor, and records of theirs that are made when they are needed. */
export interface Stage {
  readonly server: TestServer;
  readonly manager: Actor;
  readonly supervisor: Actor;
  readonly administrator: Actor;
  readonly intake: Actor;
  readonly clinician: Actor;
  readonly partner: Actor;
  /** Asks, insists on being accepted and answers the body. */
  // biome-ignore lint/suspicious/noExplicitAny: what is looked at is what was just sent
  make(method: Method, url: string, body?: unknown, of?: { as?: Actor | null; headers?: Record<string, string> }): Promise<any>;
  /** What `make` made under this name, the same for so many uses; then it is made anew. */
  shared<Made>(name: string, make: () => Promise<Made>, uses?: number): Promise<Made>;
  /** The version of a record, as the header that says it was seen; nothing for a table without versions or a record that is not there. */
  seen(of: RecordOf): Promise<Record<string, string>>;
  /** A day so many days from now. */
  day(offset?: number): string;
  /** A moment so many hours from now. */
  moment(hours: number): string;
}

export async function openStage(server: TestServer): Promise<Stage> {
  const [manager, supervisor, administrator, intake, clinician, partner] = await Promise.all([
    server.as('case_manager'),
    server.as('supervisor'),
    server.as('administrator'),
    server.as('intake_worker'),
    server.as('clinician'),
    server.as('partner', 'northgate'),
  ]);
  const kept = new Map<string, { made: Promise<unknown>; left: number }>();
  return {
    server,
    manager,
    supervisor,
    administrator,
    intake,
    clinician,
    partner,
    async make(method, url, body, { as = manager, headers = {} } = {}) {
      const answer = await server.request(as, method, `/api${url}`, body, headers);
      assert.ok(answer.status < 300, `${method} ${url} answered ${answer.status} ${JSON.stringify(answer.body)}`);
      return answer.body;
    },
    shared<Made>(name: string, make: () => Promise<Made>, uses = 30) {
      const there = kept.get(name);
      const use = there && there.left > 0 ? there : { made: make(), left: uses };
      use.left -= 1;
      kept.set(name, use);
      return use.made as Promise<Made>;
    },
    async seen({ table, id, column = 'id' }) {
      const { rows } = await server.inTransaction(server.system(), (tx) =>
        sql<{
          version: number | null;
        }>`SELECT (to_jsonb(t) ->> 'version')::int AS version FROM ${sql.table(table)} t WHERE ${sql.ref(column)} = ${id}`.execute(tx.db),
      );
      const version = rows[0]?.version;
      return typeof version === 'number' ? { 'if-match': `"${version}"` } : {};
    },
    day: (offset = 0) =>
      server.platform
        .clock()
        .add({ hours: offset * 24 })
        .toString()
        .slice(0, 10),
    moment: (hours) => server.platform.clock().round('minute').add({ hours }).toString(),
  };
}

/** A record that is made by sending it, under an id of its own. */
export async function made(stage: Stage, url: string, body: object, as?: Actor): Promise<string> {
  const id = newId();
  await stage.make('POST', url, { id, ...body }, as ? { as } : {});
  return id;
}

/** An open case on which several things are tried. */
export const aCase = (stage: Stage) => stage.shared('case', () => stage.server.openCase());
