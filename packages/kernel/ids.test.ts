import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { idOf, newId } from './ids.ts';

describe('a new id', () => {
  it('is a version 7 UUID', () => {
    assert.match(newId(), /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
  it('carries the time of its making', () => {
    const before = Date.now();
    const made = Number.parseInt(newId().replaceAll('-', '').slice(0, 12), 16);
    assert.ok(made >= before && made <= Date.now() + 1000);
  });
  it('sorts after every id made before it, also thousands within one millisecond', () => {
    const made = Array.from({ length: 20_000 }, () => newId());
    assert.deepEqual(made, made.toSorted());
    assert.equal(new Set(made).size, made.length);
  });
});

describe('an id schema', () => {
  const CaseId = idOf<'CaseId'>();
  it('takes a new id', () => {
    assert.ok(CaseId.safeParse(newId()).success);
  });
  it('refuses what is no UUID', () => {
    for (const wrong of ['', '42', 'not-an-id', `${newId()}0`, 7, null]) assert.ok(!CaseId.safeParse(wrong).success);
  });
});
