import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { sql } from 'kysely';
import { newId } from '#kernel';
import { type Actor, systemActor } from '#platform';
import { type TestServer, testServer } from '#testing';
import { importFhir } from './import-fhir.ts';
import type { ImportRow } from './import-store.ts';

/** A file of the test data. */
export const testFile = (...path: readonly string[]): string => join(import.meta.dirname, '../test-data', ...path);

/** Where tests import: a server and a folder of their own from the first to the last test of a file, and what stands in the database afterwards. */
export function importDesk() {
  let server: TestServer;
  let folder: string;
  before(async () => {
    server = await testServer();
    folder = await mkdtemp(join(tmpdir(), 'lotse-import-'));
  });
  after(async () => {
    await server.stop();
    await rm(folder, { recursive: true });
  });

  /** The platform at work in a network of its own, so that tests do not see each other's persons. */
  async function importer(): Promise<Actor> {
    const networkId = newId();
    const organizationId = newId();
    const actor = systemActor(networkId, { timeZone: 'America/New_York', language: 'en', organizationId });
    await server.inTransaction(actor, async (tx) => {
      await tx.db
        .insertInto('networks')
        .values({ id: networkId, name: 'N', country: 'US', currency: 'USD', timeZone: 'America/New_York', language: 'en' })
        .execute();
      await tx.db
        .insertInto('organizations')
        .values({ id: organizationId, name: 'Harbor', kind: 'social_agency', sector: 'social', setting: 'non_governmental' })
        .execute();
    });
    return actor;
  }

  async function rows<Row>(actor: Actor, query: string): Promise<Row[]> {
    return server.inTransaction(actor, async (tx) => (await sql.raw<Row>(query).execute(tx.db)).rows);
  }

  /** Everything an import wrote, without what differs from run to run by nature: ids made here, times, and which import it was. */
  async function contents(actor: Actor): Promise<unknown> {
    return {
      persons: await rows(actor, 'SELECT given_names, family_name, birth_date, gender, version FROM persons ORDER BY 2, 1'),
      entries: await rows(
        actor,
        `SELECT encode(e.source_key, 'hex') AS key, p.family_name, e.category, e.kind, e.section, e.code, e.display, e.status, e.starts_at, e.ends_at, e.value_text,
          e.value_number, encode(n.source_key, 'hex') AS encounter, r.name AS practitioner, o.name AS organization, e.version, e.files, md5(e.resource::text) AS resource
         FROM health_entries e JOIN persons p ON p.id = e.person_id LEFT JOIN health_entries n ON n.id = e.encounter_id
         LEFT JOIN practitioners r ON r.id = e.practitioner_id LEFT JOIN organizations o ON o.id = e.organization_id ORDER BY 1`,
      ),
      providers: await rows(
        actor,
        `SELECT name, version FROM organizations UNION ALL SELECT name, version FROM practitioners UNION ALL SELECT name, version FROM sites
         UNION ALL SELECT specialties::text, version FROM practitioner_roles ORDER BY 1`,
      ),
      identities: await rows(
        actor,
        `SELECT encode(source_key, 'hex') AS key, kind, encode(content, 'hex') AS content FROM import_identities ORDER BY 1`,
      ),
    };
  }

  async function journaled(actor: Actor, type: string): Promise<Record<string, unknown>[]> {
    const found = await rows<{ facts: Record<string, unknown> }>(
      actor,
      `SELECT facts FROM journal WHERE area = 'interop' AND type = '${type}' ORDER BY at, id`,
    );
    return found.map((row) => row.facts);
  }

  async function problems(actor: Actor): Promise<string[]> {
    const found = await rows<Record<string, string | null>>(
      actor,
      'SELECT path, resource_type AS "resourceType", code, element FROM import_problems ORDER BY import_id, ordinal',
    );
    return found.map((row) => [row.path, row.resourceType, row.code, row.element].filter(Boolean).join(' '));
  }

  async function importText(actor: Actor, name: string, content: unknown, more: { source?: string } = {}): Promise<ImportRow> {
    const path = join(folder, name);
    await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
    return importFhir(server.platform, { path, actor, ...more });
  }

  return {
    get server() {
      return server;
    },
    get folder() {
      return folder;
    },
    importer,
    rows,
    contents,
    journaled,
    problems,
    importText,
  };
}

/** The resources in one Bundle. */
export const bundle = (...resources: object[]) => ({
  resourceType: 'Bundle',
  type: 'collection',
  entry: resources.map((resource) => ({ resource })),
});
/** A patient under this id. */
export const patient = (id: string, more: object = {}) => ({
  resourceType: 'Patient',
  id,
  name: [{ family: `Family ${id}`, given: ['Ada'] }],
  birthDate: '1970-01-01',
  ...more,
});
/** What somebody suffers from. */
export const condition = (id: string, subject: string, text = 'Broken arm') => ({
  resourceType: 'Condition',
  id,
  code: { text },
  subject: { reference: subject },
});
