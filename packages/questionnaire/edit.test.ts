import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addRow, emptyResponse, removeRow, setAnswer } from './edit.ts';
import { withoutDisabled } from './form.ts';
import type { PathStep } from './path.ts';
import { aChoice, aForm } from './testing.ts';

const at = (...steps: (string | [string, number])[]): PathStep[] =>
  steps.map((step) => (typeof step === 'string' ? { linkId: step, index: 0 } : { linkId: step[0], index: step[1] }));
const text = (linkId: string, more: object = {}) => ({ linkId, type: 'string', ...more });
const says = (value: string) => [{ valueString: value }];

describe('a new response', () => {
  it('names its questionnaire and carries the initial values', () => {
    const form = aForm(
      { linkId: 'g', type: 'group', item: [{ linkId: 'n', type: 'integer', initial: [{ valueInteger: 2 }] }] },
      {
        linkId: 'c',
        type: 'choice',
        answerOption: [{ valueCoding: { code: 'a' } }, { valueCoding: { code: 'b' }, initialSelected: true }],
      },
      text('empty'),
    );
    assert.deepEqual(emptyResponse(form, 'de'), {
      resourceType: 'QuestionnaireResponse',
      questionnaire: 'urn:test|1',
      status: 'in-progress',
      language: 'de',
      item: [
        { linkId: 'g', item: [{ linkId: 'n', answer: [{ valueInteger: 2 }] }] },
        { linkId: 'c', answer: [{ valueCoding: { code: 'b' } }] },
      ],
    });
  });
});

describe('answering', () => {
  const form = aForm(
    text('first'),
    { linkId: 'g', type: 'group', item: [text('x'), text('y')] },
    { linkId: 'moved', type: 'boolean', item: [text('when')] },
  );
  const empty = emptyResponse(form);
  it('puts items in the order of the form, whatever comes first', () => {
    const one = setAnswer(form, setAnswer(form, empty, at('g', 'y'), says('2')), at('first'), says('1'));
    assert.deepEqual(one.item, [
      { linkId: 'first', answer: says('1') },
      { linkId: 'g', item: [{ linkId: 'y', answer: says('2') }] },
    ]);
  });
  it('does not change the response it was given', () => {
    const before = setAnswer(form, empty, at('g', 'x'), says('1'));
    const copy = structuredClone(before);
    setAnswer(form, before, at('g', 'x'), says('2'));
    assert.deepEqual(before, copy);
  });
  it('with nothing removes the item and the group that became empty', () => {
    assert.deepEqual(setAnswer(form, setAnswer(form, empty, at('g', 'x'), says('1')), at('g', 'x'), []).item, []);
  });
  it('a question keeps the answers below it, also when those came first', () => {
    const below = setAnswer(form, empty, at('moved', 'when'), says('May'));
    assert.deepEqual(below.item, [{ linkId: 'moved', answer: [{ item: [{ linkId: 'when', answer: says('May') }] }] }]);
    const both = setAnswer(form, below, at('moved'), [{ valueBoolean: true }]);
    assert.deepEqual(both.item, [{ linkId: 'moved', answer: [{ valueBoolean: true, item: [{ linkId: 'when', answer: says('May') }] }] }]);
    assert.deepEqual(setAnswer(form, both, at('moved', 'when'), []).item, [{ linkId: 'moved', answer: [{ valueBoolean: true }] }]);
  });
  it('several at once keeps them all', () => {
    const many = aForm(aChoice('help', ['a', 'b'], { repeats: true }));
    const answers = [{ valueCoding: { code: 'a' } }, { valueCoding: { code: 'b' } }];
    assert.deepEqual(setAnswer(many, emptyResponse(many), at('help'), answers).item, [{ linkId: 'help', answer: answers }]);
  });
  it('a place that does not exist is a fault', () => assert.throws(() => setAnswer(form, empty, at('gone'), says('1')), RangeError));
});

describe('rows of a repeating group', () => {
  const form = aForm({ linkId: 'home', type: 'group', item: [{ linkId: 'person', type: 'group', repeats: true, item: [text('name')] }] });
  const named = (response: ReturnType<typeof emptyResponse>) =>
    response.item?.[0]?.item?.map(({ item }) => item?.[0]?.answer?.[0]?.valueString ?? '');
  const one = setAnswer(form, emptyResponse(form), at('home', 'person', 'name'), says('Ada'));
  const three = setAnswer(
    form,
    addRow(form, addRow(form, one, at('home', 'person')), at('home', 'person')),
    at('home', ['person', 2], 'name'),
    says('Cem'),
  );
  it('are added at the end', () => assert.deepEqual(named(three), ['Ada', '', 'Cem']));
  it('on an empty form become two, as one is already shown', () =>
    assert.equal(addRow(form, emptyResponse(form), at('home', 'person')).item?.[0]?.item?.length, 2));
  it('are removed by their place', () => assert.deepEqual(named(removeRow(form, three, at('home', ['person', 0]))), ['', 'Cem']));
  it('stay when they are emptied, until the form is completed', () => {
    const emptied = setAnswer(form, three, at('home', 'person', 'name'), []);
    assert.deepEqual(named(emptied), ['', '', 'Cem']);
    assert.deepEqual(named(withoutDisabled(form, emptied)), ['Cem']);
  });
});
