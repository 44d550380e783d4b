import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { z } from 'zod';
import { CalendarDate, Money, PostalAddress } from '#kernel';
import { isOptional, kindOf, longest, valuesOf } from './field-kind.ts';
import { changesOf, checkForm } from './form-state.ts';
import { fieldOfPointer, wordsOfFieldProblem, wordsOfIssue, wordsOfUnseenField } from './issue-words.ts';

const Referral = z.object({
  name: z.string().trim().min(1).max(100),
  note: z.string().max(4000).nullable().default(null),
  kind: z.enum(['food', 'housing']),
  needs: z
    .array(z.enum(['ride', 'interpreter']))
    .max(1)
    .default([]),
  receivedOn: CalendarDate,
  until: CalendarDate.optional(),
  hours: z.number().int().min(1).max(60).optional(),
  email: z.email().nullable().default(null),
  isUrgent: z.boolean().default(false),
  cost: Money.optional(),
  address: PostalAddress.nullable().default(null),
});
const shape = Referral.shape;
const values = { name: 'Ada', kind: 'food', receivedOn: '2026-03-10' };

describe('a field', () => {
  it('is drawn by what its schema takes', () => {
    assert.deepEqual(
      Object.entries(shape).map(([name, schema]) => `${name} ${kindOf(schema)}`),
      [
        'name text',
        'note textarea',
        'kind choice',
        'needs choices',
        'receivedOn date',
        'until date',
        'hours number',
        'email email',
        'isUrgent checkbox',
        'cost money',
        'address text',
      ],
    );
    assert.deepEqual(
      [valuesOf(shape.kind), valuesOf(shape.needs)],
      [
        ['food', 'housing'],
        ['ride', 'interpreter'],
      ],
    );
    assert.equal(longest(shape.note), 4000);
  });
  it('is optional when its schema takes nothing', () => {
    assert.deepEqual(
      Object.entries(shape).flatMap(([name, schema]) => (isOptional(schema) ? [] : [name])),
      ['name', 'kind', 'receivedOn'],
    );
  });
});

describe('a form', () => {
  it('gives emptied fields as the schema wants them', () => {
    const checked = checkForm(Referral, { ...values, note: '  ', until: '', hours: undefined });
    assert.ok(checked.ok);
    assert.equal(checked.value.note, null);
    assert.ok(!('until' in checked.value));
  });
  it('names each field that is wrong once, also inside others', () => {
    const checked = checkForm(Referral, { ...values, name: '', address: { country: 'DE', postalCode: 'ABC' } });
    assert.ok(!checked.ok);
    assert.deepEqual([...checked.issues.keys()], ['name', 'address.postalCode']);
  });
  it('names only what was changed', () => {
    assert.deepEqual(changesOf(Referral, { ...values, note: null }, { ...values, note: '', name: 'Ada B.' }), { name: 'Ada B.' });
  });
});

describe('an error', () => {
  const wordsFor = (name: string, value: unknown) => {
    const checked = checkForm(Referral, { ...values, [name]: value });
    assert.ok(!checked.ok);
    const [[path, issue] = []] = [...checked.issues];
    assert.ok(issue);
    return { path, ...wordsOfIssue(issue, value) };
  };
  it('speaks of the value', () => {
    assert.deepEqual(wordsFor('name', ''), { path: 'name', key: 'missing', facts: {} });
    assert.deepEqual(wordsFor('name', 'x'.repeat(101)), {
      path: 'name',
      key: 'tooLong',
      facts: { count: 100, limit: 100, length: 101, value: 'x'.repeat(101) },
    });
    assert.equal(wordsFor('hours', 61).path, 'hours');
    assert.deepEqual(wordsFor('hours', 61), {
      path: 'hours',
      key: 'tooHigh',
      facts: { count: 60, limit: 60, length: undefined, value: 61 },
    });
    assert.deepEqual(wordsFor('email', 'ada at home'), { path: 'email', key: 'notEmail', facts: { value: 'ada at home' } });
    assert.deepEqual(wordsFor('kind', 'money'), { path: 'kind', key: 'unfit', facts: { value: 'money' } });
  });
  it('of a rule of ours carries its code and facts', () => {
    assert.deepEqual(wordsFor('receivedOn', '2026-02-31'), {
      path: 'receivedOn',
      code: 'calendar-date.no-such-day',
      facts: { suggestion: '2026-02-28', value: '2026-02-31' },
    });
  });
  it('from the server is said in the same words as one found here', () => {
    const told = (code: string, facts: Record<string, unknown> = {}) => ({ pointer: '#/name', detail: 'Too big', code, facts });
    const tooLong = told('too_big', { origin: 'string', maximum: 3 });
    assert.deepEqual(wordsOfFieldProblem(tooLong, 'Adam'), { key: 'tooLong', facts: { count: 3, limit: 3, length: 4, value: 'Adam' } });
    assert.deepEqual(wordsOfFieldProblem(told('missing'), ''), { key: 'missing', facts: {} });
    assert.deepEqual(wordsOfFieldProblem(told('person.name-missing'), ''), { code: 'person.name-missing', facts: { value: '' } });
    const unseen = [
      tooLong,
      told('too_small', { origin: 'number', minimum: 1 }),
      told('invalid_format', { format: 'email' }),
      told('custom'),
    ];
    assert.deepEqual(
      unseen.map((problem) => wordsOfUnseenField(problem)).map((words) => 'key' in words && words.key),
      ['lengthAtMost', 'atLeast', 'emailWanted', 'unfit'],
    );
  });
  it('from the server finds its field', () => {
    assert.equal(fieldOfPointer('#/address/postalCode'), 'address.postalCode');
    assert.equal(fieldOfPointer('#/a~1b'), 'a/b');
  });
});
