import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { languages, newId } from '#kernel';
import { type Actor, hasText, text } from '#platform';
import { type TestServer, testServer } from '#testing';

let server: TestServer;
let supervisor: Actor;
before(async () => {
  server = await testServer();
  supervisor = await server.as('supervisor');
});
after(() => server.stop());

type File = Record<string, unknown> & { entry?: { resource: Record<string, unknown> }[] };
const published = (name: string): File =>
  JSON.parse(readFileSync(new URL(`../../../packages/questionnaire/test-data/${name}.json`, import.meta.url), 'utf8'));
const terminology = published('hl7-terminology').entry?.map(({ resource }) => resource) ?? [];
const bundle = (...resources: object[]) => ({
  resourceType: 'Bundle',
  type: 'collection',
  entry: resources.map((resource) => ({ resource })),
});
const bring = (resource: object) =>
  server.request(supervisor, 'POST', '/api/questionnaires', { id: newId(), resource, category: 'social' });
const faults = async (resource: object): Promise<Record<string, string>[]> => (await bring(resource)).body.problems;

/** Every question of the form that was brought last under this key, by its text. */
async function optionsOf(key: string, linkId: string): Promise<string[]> {
  const { body } = await server.request(supervisor, 'GET', `/api/questionnaires/${key}`);
  const { resource } = body;
  const found = (items: { linkId: string; answerValueSet?: string; item?: [] }[]): string | undefined =>
    items.map((item) => (item.linkId === linkId ? item.answerValueSet : found(item.item ?? []))).find(Boolean);
  const reference = found(resource.item);
  const set = resource.contained.find(({ id }: { id: string }) => `#${id}` === reference);
  return set.expansion.contains.map(({ display }: { display: string }) => display);
}

describe('a published form whose options are kept elsewhere', () => {
  it('alone is refused, and the value set it lacks is named', async () => {
    const needed = ['http://hl7.org/fhir/ValueSet/administrative-gender', 'http://loinc.org/vs/LL358-3'];
    assert.deepEqual(
      (await faults(published('cvd-risk-2023'))).map(({ code, path, valueSet }) => [code, path, valueSet]),
      [['questionnaire.value-set-missing', '/item/0/item/1', needed[0]]],
    );
    const ofGad7 = await faults(published('gad-7-web'));
    assert.deepEqual([ofGad7.length, new Set(ofGad7.map(({ valueSet }) => valueSet))], [7, new Set([needed[1]])]);
    const rxTerms = await faults(published('rxterms'));
    assert.deepEqual(
      rxTerms.map(({ valueSet }) => valueSet),
      ['https://clinicaltables.nlm.nih.gov/fhir/R4/ValueSet/rxterms'],
    );
  });

  it('comes in a Bundle with its value set and code system, and offers their codes', async () => {
    const { status, body } = await bring(bundle(...terminology, published('cvd-risk-2023')));
    assert.equal(status, 201, JSON.stringify(body));
    const taken = body.items.find(({ url }: { url: string }) => /CVDRisk/i.test(url));
    const form = published('cvd-risk-2023') as { item: { item: { linkId: string }[] }[] };
    assert.deepEqual(await optionsOf(taken.key, form.item[0]?.item[1]?.linkId ?? ''), ['Male', 'Female', 'Other', 'Unknown']);
  });

  it('in a package asks from two code systems and a branch of one, when they are there', async () => {
    const alone = await faults(published('home-oxygen-package'));
    const wanted = 'http://hl7.org/fhir/ValueSet/relatedperson-relationshiptype';
    assert.deepEqual(
      alone.map(({ code, path, valueSet }) => [code, path, valueSet]),
      [['questionnaire.value-set-missing', '/entry/0/resource/item/0/item/3', wanted]],
    );
    const form = published('home-oxygen-package').entry?.[0]?.resource ?? {};
    const without = terminology.filter(({ id }) => id !== 'v3-RoleCode');
    assert.deepEqual(
      (await faults(bundle(form, ...without))).map(({ code, valueSet, system }) => [code, valueSet, system]),
      [['questionnaire.code-system-missing', wanted, 'http://terminology.hl7.org/CodeSystem/v3-RoleCode']],
    );
    const { status, body } = await bring(bundle(form, ...terminology));
    assert.equal(status, 201, JSON.stringify(body));
    const { key } = body.items.find(({ url }: { url: string }) => url === form.url);
    const offered = await optionsOf(key, '1.gender');
    assert.ok(offered.includes('Emergency Contact') && offered.includes('natural mother') && !offered.includes('Hospital'), offered.join());
  });

  it('is refused when the file holds none or several, and where a set in it is not FHIR, with its place', async () => {
    assert.deepEqual([(await bring(bundle(...terminology))).body.code], ['questionnaire.none-in-file']);
    const { status, body } = await bring(bundle(published('rxterms'), published('gad-7-web')));
    assert.deepEqual([status, body.code, body.count], [422, 'questionnaire.several-in-file', 2]);
    const broken = await bring(bundle(published('cvd-risk-2023'), { resourceType: 'CodeSystem', content: 'whole' }));
    assert.deepEqual(
      [broken.status, broken.body.errors.map(({ pointer }: { pointer: string }) => pointer)],
      [400, ['#/resource/entry/1/resource/content']],
    );
  });
});

describe('every fault', () => {
  const codes = [
    'repeated-link-id',
    'unknown-question',
    'no-options',
    'value-set-missing',
    'value-set-cut-off',
    'value-set-circular',
    'value-set-empty',
    'value-set-filter',
    'code-system-missing',
    'display-with-children',
    'empty-group',
    'no-items',
    'no-title',
    'expression-failed',
    'not-fhir',
  ];
  for (const language of languages) {
    it(`is a sentence that says what to do (${language})`, () => {
      for (const code of codes) {
        const key = `assessments:fault.${code}`;
        assert.ok(hasText(language, key), key);
        const words = text(language, key, {
          linkId: 'a',
          valueSet: 'http://example.org/set',
          system: 'http://example.org/codes',
          filter: 'x = y',
        });
        assert.ok(words.split(/[.!] /).length > 1, words);
        assert.doesNotMatch(words, /\{\{/);
      }
    });
  }
});
