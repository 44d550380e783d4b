import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readQuestionnaireFile } from './questionnaire-file.ts';

const form = { resourceType: 'Questionnaire', id: 'q' };
const set = { resourceType: 'ValueSet', id: 's' };
const system = { resourceType: 'CodeSystem', id: 'c' };
const bundle = (...resources: object[]) => ({
  resourceType: 'Bundle',
  type: 'collection',
  entry: resources.map((resource) => ({ resource })),
});
const places = (file: object) => {
  const read = readQuestionnaireFile(file as Record<string, unknown>);
  return read.ok ? [read.value.questionnaire.at, ...read.value.terminology.map(({ at }) => at)] : read.refusal;
};

describe('a file with a questionnaire', () => {
  it('is the questionnaire itself', () => assert.deepEqual(places(form), ['']));

  it('or a Bundle that holds it with its value sets, in any order', () =>
    assert.deepEqual(places(bundle(set, form, { resourceType: 'Library' }, system)), [
      '/entry/1/resource',
      '/entry/0/resource',
      '/entry/3/resource',
    ]));

  it('or what a server answers that is asked for the whole package', () => {
    const parameters = { resourceType: 'Parameters', parameter: [{ name: 'PackageBundle', resource: bundle(form, set) }] };
    assert.deepEqual(places(parameters), ['/parameter/0/resource/entry/0/resource', '/parameter/0/resource/entry/1/resource']);
  });

  it('holds one, not none and not several', () => {
    assert.deepEqual(places(bundle(set)), { code: 'questionnaire.none-in-file', resourceType: 'Bundle' });
    assert.deepEqual(places({ resourceType: 'Patient' }), { code: 'questionnaire.none-in-file', resourceType: 'Patient' });
    assert.deepEqual(places({}), { code: 'questionnaire.none-in-file', resourceType: '' });
    assert.deepEqual(places(bundle(form, form)), { code: 'questionnaire.several-in-file', count: 2 });
  });

  it('may have entries that are nothing', () =>
    assert.deepEqual(places({ resourceType: 'Bundle', entry: [null, {}, { resource: null }, { resource: form }] }), ['/entry/3/resource']));
});
