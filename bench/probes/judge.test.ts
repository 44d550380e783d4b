import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Answer, faultsOf } from './judge.ts';

const problem = {
  type: 'https://lotse.example/problems/record.not-found',
  code: 'record.not-found',
  title: 'No such record',
  instance: 'urn:request:1',
};
const answer = (over: Partial<Answer> = {}): Answer => ({
  status: 404,
  headers: { 'content-type': 'application/problem+json; charset=utf-8', 'x-content-type-options': 'nosniff' },
  text: JSON.stringify({ ...problem, status: over.status ?? 404 }),
  changed: [],
  ...over,
});
const headers = (of: Record<string, string>) => ({ ...answer().headers, ...of });

describe('an answer to a probe', () => {
  it('is right when it refuses with a problem and changes nothing', () => {
    assert.deepEqual(faultsOf('POST /contacts', ['Foxglove'], answer()), []);
  });

  const wrong: [string, Partial<Answer>, RegExp][] = [
    ['a failure of the server', { status: 500 }, /answered 500/],
    ['a refusal that is no problem', { headers: headers({ 'content-type': 'application/json' }) }, /instead of a problem/],
    ['a refusal that changed something', { changed: ['contacts'] }, /changed contacts/],
    ["somebody else's record", { status: 200, text: '{"note":"Foxglove"}' }, /not the caller's/],
    ['a word of the machinery', { text: JSON.stringify({ ...problem, status: 404, detail: 'syntax error at or near "x"' }) }, /machinery/],
    [
      'markup as markup',
      { status: 200, headers: headers({ 'content-type': 'text/html' }), text: '<b><script>alert(document.cookie)</script></b>' },
      /markup/,
    ],
    ['a type to be guessed', { headers: { 'content-type': 'application/problem+json' } }, /nosniff/],
    ['a header in a header', { headers: headers({ 'content-disposition': 'a\r\nset-cookie: b' }) }, /broken header/],
    ['a way out', { status: 302, headers: headers({ location: '//evil.example' }) }, /leads away/],
  ];
  for (const [what, over, words] of wrong)
    it(`is a fault when it is ${what}`, () => assert.match(faultsOf('POST /contacts', ['Foxglove'], answer(over)).join(), words));

  it('may leave only its notes behind when it is a question', () => {
    const asked = (changed: string[]) => faultsOf('GET /cases', [], answer({ status: 200, text: '{}', changed }));
    assert.deepEqual([asked(['access_log']).length, asked(['access_log', 'cases']).length], [0, 1]);
  });

  it('may count an attempt to sign in, and nothing else may', () => {
    const refused = (operation: string) => faultsOf(operation, [], answer({ changed: ['sign_in_attempts'] })).length;
    assert.deepEqual([refused('POST /session'), refused('POST /contacts')], [0, 1]);
  });
});
