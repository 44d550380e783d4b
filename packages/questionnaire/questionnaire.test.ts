import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { z } from 'zod';
import { allItems, itemTypes, Questionnaire } from './questionnaire.ts';
import { identityProblems, questionnaireProblems } from './questionnaire-problems.ts';
import { QuestionnaireResponse } from './response.ts';
import { aChoice, aForm } from './testing.ts';

describe('a questionnaire', () => {
  it('may have items of every type of FHIR R4, nested', () => {
    const items = itemTypes.map((type) => ({
      linkId: type,
      type,
      item: type === 'display' ? [] : [{ linkId: `${type}.1`, type: 'string' }],
    }));
    assert.equal(allItems(aForm(...items)).length, itemTypes.length * 2 - 1);
  });
  it('keeps what it does not read', () => {
    const source = {
      resourceType: 'Questionnaire',
      status: 'draft',
      publisher: 'Someone',
      item: [{ linkId: 'a', type: 'string', definition: 'x', foo: 1 }],
    };
    assert.deepEqual(Questionnaire.parse(source), source);
  });
  it('reads numbers in quotes inside extensions as published forms write them', () => {
    const form = aForm({
      linkId: 'a',
      type: 'integer',
      extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/minValue', valueInteger: '3' }],
    });
    assert.equal(form.item?.[0]?.extension?.[0]?.valueInteger, 3);
  });
  it('refuses an item type that does not exist, naming its place', () => {
    const result = Questionnaire.safeParse({ resourceType: 'Questionnaire', status: 'active', item: [{ linkId: 'a', type: 'slider' }] });
    assert.deepEqual(result.error?.issues[0]?.path, ['item', 0, 'type']);
  });
  it('is checked for what would break it', () => {
    const form = aForm(
      { linkId: 'a', type: 'choice' },
      { linkId: 'a', type: 'display', item: [{ linkId: 'b', type: 'string' }] },
      { linkId: 'c', type: 'string', enableWhen: [{ question: 'gone', operator: 'exists', answerBoolean: true }] },
    );
    assert.deepEqual(questionnaireProblems(form), [
      { code: 'questionnaire.no-options', linkId: 'a', path: '/item/0' },
      { code: 'questionnaire.repeated-link-id', linkId: 'a', path: '/item/1' },
      { code: 'questionnaire.display-with-children', linkId: 'a', path: '/item/1' },
      { code: 'questionnaire.unknown-question', linkId: 'c', path: '/item/2' },
    ]);
    assert.deepEqual(questionnaireProblems(aForm(aChoice('ok', ['yes']))), []);
  });
  it('from elsewhere asks something and has a name to be chosen by', () => {
    const nameless = Questionnaire.parse({ resourceType: 'Questionnaire', status: 'active' });
    assert.deepEqual(
      identityProblems(nameless).map(({ path }) => path),
      ['/title', '/item'],
    );
  });
  it('needs the options of a value set in the same file', () => {
    const form = aForm({
      linkId: 'g',
      type: 'group',
      item: [{ linkId: 'a', type: 'choice', answerValueSet: 'http://example.org/elsewhere' }],
    });
    assert.deepEqual(questionnaireProblems(form), [
      { code: 'questionnaire.value-set-missing', valueSet: 'http://example.org/elsewhere', linkId: 'a', path: '/item/0/item/0' },
    ]);
  });
  it('and its response have a JSON schema for the interface description', () => {
    assert.ok(z.toJSONSchema(z.object({ form: Questionnaire, response: QuestionnaireResponse })));
  });
});
