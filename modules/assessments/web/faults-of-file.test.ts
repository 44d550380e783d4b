import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Problem } from '#client';
import { faultsOf } from './faults-of-file.ts';

const refused = (facts: object) => new Problem(422, facts as ConstructorParameters<typeof Problem>[1]);

it('the same fault of many questions is one fault with many places', () => {
  const missing = (path: string, valueSet: string) => ({ code: 'questionnaire.value-set-missing', path, linkId: path, valueSet });
  const faults = faultsOf(refused({ problems: [missing('/item/0', 'a'), missing('/item/1', 'b'), missing('/item/2', 'a')] }));
  assert.deepEqual(
    faults.map(({ code, facts, places }) => [code, facts.valueSet, places]),
    [
      ['value-set-missing', 'a', ['/item/0', '/item/2']],
      ['value-set-missing', 'b', ['/item/1']],
    ],
  );
});

it('link ids that are there twice are named one by one', () => {
  const repeated = (linkId: string) => ({ code: 'questionnaire.repeated-link-id', path: `/item/${linkId}`, linkId });
  assert.equal(faultsOf(refused({ problems: [repeated('a'), repeated('b')] })).length, 2);
});

it('a place that is not FHIR is named inside the file, and what is no fault of the file is left to others', () => {
  const errors = [{ pointer: '#/resource/item/0/type' }, { pointer: '#/resource' }, { pointer: '#/licence' }];
  assert.deepEqual(
    faultsOf(refused({ errors })).map(({ places }) => places),
    [['/item/0/type', '/']],
  );
  assert.deepEqual(faultsOf(new Error('offline')), []);
});
