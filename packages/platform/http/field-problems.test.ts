import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { z } from 'zod';
import { type FieldProblem, invalidRequest } from '#platform';

const Visit = z.object({
  place: z.string().trim().min(1).max(5),
  minutes: z.number().int().min(1).max(480),
  email: z.email().optional(),
  reason: z.string().refine((reason) => reason !== 'none', { params: { code: 'visit.no-reason', day: '2026-03-01', secret: {} } }),
});
const fits = { place: 'home', minutes: 30, reason: 'first' };

function problemsOf(sent: unknown): FieldProblem[] {
  const parsed = Visit.safeParse(sent);
  assert.ok(!parsed.success);
  return (invalidRequest(parsed.error, '#/visit', sent).refusal as unknown as { errors: FieldProblem[] }).errors;
}

describe('what is wrong with a request', () => {
  it('is a code and the limits beside the English, never what was sent', () => {
    const [found] = problemsOf({ ...fits, minutes: 1000 });
    assert.deepEqual([found?.pointer, found?.code], ['#/visit/minutes', 'too_big']);
    assert.deepEqual(found?.facts, { origin: 'number', maximum: 480 });
    const email = problemsOf({ ...fits, email: 'ada at home' });
    assert.deepEqual(email[0]?.facts, { origin: 'string', format: 'email' });
    assert.doesNotMatch(JSON.stringify(email), /ada at home/);
  });

  it('is missing when nothing was sent for it, whatever the schema calls it', () => {
    const found = problemsOf({ place: '', minutes: null });
    assert.deepEqual(
      found.map(({ pointer, code }) => [pointer, code]),
      [
        ['#/visit/place', 'missing'],
        ['#/visit/minutes', 'missing'],
        ['#/visit/reason', 'missing'],
      ],
    );
  });

  it('of a rule of ours keeps its code and its plain facts', () => {
    const [found] = problemsOf({ ...fits, reason: 'none' });
    assert.deepEqual([found?.code, found?.facts], ['visit.no-reason', { day: '2026-03-01' }]);
  });
});
