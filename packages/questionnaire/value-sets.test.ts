import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { optionsOf } from './options.ts';
import { questionnaireProblems } from './questionnaire-problems.ts';
import { aForm } from './testing.ts';
import { terminologyOf, withValueSets } from './value-sets.ts';

const url = 'http://example.org/kin';
const beside = [{ resourceType: 'ValueSet', url, compose: { include: [{ system: url, concept: [{ code: 'm', display: 'Mother' }] }] } }];
const asks = (linkId: string, answerValueSet: string) => ({ linkId, type: 'choice' as const, answerValueSet });

describe('a questionnaire with value sets', () => {
  it('takes them in from beside it, once for all questions that ask from them, and needs nothing else any more', () => {
    const form = aForm(asks('a', url), { linkId: 'g', type: 'group', item: [asks('b', url)] });
    const whole = withValueSets(form, terminologyOf(form, beside));
    assert.deepEqual(questionnaireProblems(whole), []);
    assert.equal(whole.contained?.length, 1);
    for (const item of [whole.item?.[0], whole.item?.[1]?.item?.[0]]) {
      assert.ok(item);
      assert.deepEqual(
        optionsOf(whole, item, 'en')?.map(({ key, label }) => [key, label.text]),
        [[`${url}|m`, 'Mother']],
      );
    }
  });

  it('works out those it holds itself, from code systems it holds itself', () => {
    const contained = [
      {
        resourceType: 'CodeSystem',
        url,
        content: 'complete',
        concept: [
          { code: 'm', display: 'Mother' },
          { code: 'f', display: 'Father' },
        ],
      },
      { resourceType: 'ValueSet', id: 'kin', compose: { include: [{ system: url }] } },
    ];
    const form = { ...aForm(asks('a', '#kin')), contained } as ReturnType<typeof aForm>;
    const whole = withValueSets(form, terminologyOf(form));
    const [item] = whole.item ?? [];
    assert.deepEqual(item && optionsOf(whole, item, 'en')?.map(({ label }) => label.text), ['Mother', 'Father']);
    assert.equal(whole.contained?.filter(({ resourceType }) => resourceType === 'ValueSet').length, 1);
  });

  it('gives them names that are free', () => {
    const form = { ...aForm(asks('a', url)), contained: [{ resourceType: 'Library', id: 'value-set-1' }] };
    assert.deepEqual(
      withValueSets(form, terminologyOf(form, beside)).contained?.map(({ id }) => id),
      ['value-set-1', 'value-set-1-1'],
    );
  });

  it('stays as it is where a set is missing, and says which', () => {
    const form = aForm(asks('a', `${url}|2`));
    const terminology = terminologyOf(form, beside);
    assert.equal(withValueSets(form, terminology), form);
    assert.deepEqual(
      questionnaireProblems(form, terminology).map((problem) => ({ ...problem })),
      [{ code: 'questionnaire.value-set-missing', valueSet: `${url}|2`, linkId: 'a', path: '/item/0' }],
    );
  });
});
