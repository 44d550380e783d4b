import assert from 'node:assert/strict';
import { it } from 'node:test';
import { filledResponse, instrument, phq9Answers } from '../testing.ts';
import { splitConflicts, withAnswers } from './merge-answers.ts';

it('a question only one person changed takes their answer; what both changed is chosen by a person', () => {
  const conflicts = [
    { field: 'a', base: [], theirs: [], yours: [1] },
    { field: 'b', base: [], theirs: [2], yours: [] },
    { field: 'c', base: [], theirs: [2], yours: [1] },
  ];
  const { mine, both } = splitConflicts(conflicts);
  assert.deepEqual([mine.map(({ field }) => field), both.map(({ field }) => field)], [['a'], ['c']]);
});

it('answers are put into the other version where its questions are; a question that is gone is left out', () => {
  const form = instrument('phq-9');
  const [one, two] = [filledResponse(form, phq9Answers(1)), filledResponse(form, phq9Answers(1, 3))];
  const answer = two.item?.[0]?.item?.[1]?.answer;
  assert.deepEqual(withAnswers(form, one, { 'problems/phq9-2': answer, gone: answer }), two);
});
