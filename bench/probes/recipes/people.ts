import { join } from 'node:path';
import { newId } from '#kernel';
import { importFhir } from '#modules/interop/server/index.ts';
import { aPerson } from '#modules/people/testing.ts';
import { systemActor } from '#platform';
import { anUpload } from '../everything-on-case.ts';
import { aCase, made, type Recipe, type Stage } from './stage.ts';

const person = (stage: Stage) =>
  stage.shared('person', async () => (await stage.make('POST', '/people', aPerson(), { as: stage.intake })).id as string);
const alone = async (stage: Stage) => (await stage.make('POST', '/people', aPerson(), { as: stage.intake })).id as string;

const parts = {
  'contact-points': { kind: 'phone', value: '+12125550148', usage: 'mobile' },
  addresses: { usage: 'home', address: { country: 'US', lines: ['12 Elm Street'], city: 'Riverside' } },
  relations: { kind: 'sibling', relatedName: 'Rosa Almeida', strength: 'strong' },
  identifiers: { kind: 'us_driver_license', issuer: 'NY' },
} as const;
/** A number is one person's, and only once. */
const bodyOf = (kind: keyof typeof parts) => (kind === 'identifiers' ? { ...parts[kind], value: newId() } : parts[kind]);

async function partOf(stage: Stage, kind: keyof typeof parts): Promise<{ personId: string; id: string }> {
  const personId = await person(stage);
  return { personId, id: await made(stage, `/people/${personId}/${kind}`, bodyOf(kind), stage.intake) };
}

const adding =
  (kind: keyof typeof parts): Recipe =>
  async (stage) => ({ url: `/people/${await person(stage)}/${kind}`, body: { id: newId(), ...bodyOf(kind) }, as: stage.intake });
const onPart =
  (kind: keyof typeof parts, table: string | null, body?: object): Recipe =>
  async (stage) => {
    const { personId, id } = await partOf(stage, kind);
    return { url: `/people/${personId}/${kind}/${id}`, body, as: stage.intake, ...(table ? { of: { table, id } } : {}) };
  };

/** Somebody of whom another house has sent its record. */
const withRecord = (stage: Stage) =>
  stage.shared(
    'health record',
    async () => {
      const place = { timeZone: 'America/New_York', language: 'en', organizationId: stage.server.organizations.harbor } as const;
      const actor = systemActor(stage.server.networkId, place);
      const path = join(import.meta.dirname, '../../../modules/interop/test-data');
      await importFhir(stage.server.platform, { path, actor, source: 'Mercy General' });
      const [found] = await stage.server.inTransaction(actor, (tx) =>
        tx.db.selectFrom('healthEntries').select(['personId', 'id']).where('kind', '=', 'document').limit(1).execute(),
      );
      return { personId: found?.personId ?? '', documentId: found?.id ?? '' };
    },
    Number.MAX_SAFE_INTEGER,
  );

const anImport = () => ({
  body: parted('patients.ndjson', JSON.stringify({ resourceType: 'Patient', id: newId(), name: [{ family: 'Almeida' }] })),
  headers: inParts,
});
const inParts = { 'content-type': 'multipart/form-data; boundary=edge' };
const parted = (name: string, text: string) =>
  Buffer.from(['--edge', `content-disposition: form-data; name="files"; filename="${name}"`, '', text, '--edge--', ''].join('\r\n'));
const imported = (stage: Stage, uses: number) =>
  stage.shared(
    `import of ${uses}`,
    async () => {
      const { body, headers } = anImport();
      return (await stage.make('PUT', `/imports/${newId()}`, body, { as: stage.intake, headers })).id as string;
    },
    uses,
  );

/** Persons, and the records other houses sent of them. */
export const peopleRecipes: Readonly<Record<string, Recipe>> = {
  'POST /people': () => ({ url: '/people', body: aPerson() }),
  'POST /people/possible-duplicates': () => ({
    url: '/people/possible-duplicates',
    body: { familyName: 'Almeida', birthDate: '1994-03-05' },
  }),
  'GET /people/{id}': async (stage) => ({ url: `/people/${await person(stage)}`, as: stage.intake }),
  'PATCH /people/{id}': async (stage) => {
    const id = await alone(stage);
    return { url: `/people/${id}`, body: { pronouns: 'they' }, as: stage.intake, of: { table: 'persons', id } };
  },
  'POST /people/{id}/contact-points': adding('contact-points'),
  'PATCH /people/{id}/contact-points/{pointId}': onPart('contact-points', 'person_contact_points', { note: 'evenings' }),
  'DELETE /people/{id}/contact-points/{pointId}': onPart('contact-points', 'person_contact_points'),
  'POST /people/{id}/addresses': adding('addresses'),
  'PATCH /people/{id}/addresses/{addressId}': onPart('addresses', 'person_addresses', { note: 'third floor' }),
  'DELETE /people/{id}/addresses/{addressId}': onPart('addresses', 'person_addresses'),
  'POST /people/{id}/relations': adding('relations'),
  'PATCH /people/{id}/relations/{relationId}': onPart('relations', 'person_relations', { note: 'lives nearby' }),
  'DELETE /people/{id}/relations/{relationId}': onPart('relations', 'person_relations'),
  'POST /people/{id}/identifiers': adding('identifiers'),
  'GET /people/{id}/identifiers/{identifierId}': onPart('identifiers', null),
  'DELETE /people/{id}/identifiers/{identifierId}': onPart('identifiers', null),
  'POST /people/{id}/links': async (stage) => ({
    url: `/people/${await alone(stage)}/links`,
    body: { id: newId(), linkedPersonId: await alone(stage), reason: 'Same insurance card.' },
    as: stage.intake,
  }),
  'POST /people/{id}/links/{linkId}/ending': async (stage) => {
    const personId = await alone(stage);
    const id = await made(stage, `/people/${personId}/links`, { linkedPersonId: await alone(stage), reason: 'Same card.' }, stage.intake);
    return {
      url: `/people/${personId}/links/${id}/ending`,
      body: { reason: 'They are twins.' },
      as: stage.intake,
      of: { table: 'person_links', id },
    };
  },
  'GET /people/{id}/documents': async (stage) => ({ url: `/people/${(await aCase(stage)).personId}/documents` }),
  'POST /people/{id}/documents': async (stage) => {
    const [body, headers] = anUpload();
    return { url: `/people/${await person(stage)}/documents`, body, headers, as: stage.intake };
  },
  'PUT /imports/{id}': (stage) => ({ url: `/imports/${newId()}`, ...anImport(), as: stage.intake }),
  'GET /imports/{id}': async (stage) => ({ url: `/imports/${await imported(stage, 40)}`, as: stage.intake }),
  'GET /imports/{id}/problems': async (stage) => ({ url: `/imports/${await imported(stage, 40)}/problems`, as: stage.intake }),
  'GET /imports/{id}/problems/export': async (stage) => ({
    url: `/imports/${await imported(stage, 40)}/problems/export`,
    as: stage.intake,
  }),
  'POST /imports/{id}/cancellation': async (stage) => ({ url: `/imports/${await imported(stage, 1)}/cancellation`, as: stage.intake }),
  'GET /people/{id}/health-record': async (stage) => ({
    url: `/people/${(await withRecord(stage)).personId}/health-record`,
    as: stage.intake,
  }),
  'GET /people/{id}/health-entries': async (stage) => ({
    url: `/people/${(await withRecord(stage)).personId}/health-entries?kind=document`,
    as: stage.intake,
  }),
  'GET /health-entries/{id}/files/{index}': async (stage) => ({
    url: `/health-entries/${(await withRecord(stage)).documentId}/files/0`,
    as: stage.intake,
  }),
};
