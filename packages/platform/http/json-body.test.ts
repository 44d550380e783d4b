import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deepestBody, unstorable } from './json-body.ts';

const lists = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth));

describe('the body of a request', () => {
  it('may be as deep as any form, and no deeper than whoever reads it again can go', () => {
    assert.equal(unstorable(lists(deepestBody)), undefined);
    assert.equal(unstorable(lists(deepestBody + 1))?.code, 'body.too-deep');
    assert.equal(unstorable(lists(100_000))?.code, 'body.too-deep');
  });

  it('may hold any character there is', () => {
    assert.equal(unstorable({ note: 'Größe 👩‍👩‍👧 \t\r\n', ﬀ: ['\uffff'] }), undefined);
  });

  for (const text of ['\u0000', 'before\u0000after', '\ud800', 'half \udfff of a pair']) {
    it(`holds no ${JSON.stringify(text)}, and the refusal says where`, () => {
      const { pointer, code } = unstorable({ goals: [{ note: 'fine' }, { note: text }] }) ?? {};
      assert.deepEqual([pointer, code], ['#/goals/1/note', 'text.unreadable']);
      assert.equal(unstorable({ label: { [text]: 'x' } })?.pointer, '#/label');
    });
  }
});
