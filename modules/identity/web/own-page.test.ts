import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ownPage } from './own-page.ts';

describe('the page after signing in', () => {
  const cases: [string | undefined, string][] = [
    [undefined, '/'],
    ['/cases/12?tab=plan', '/cases/12?tab=plan'],
    ['https://evil.example/', '/'],
    ['//evil.example/', '/'],
    ['/\\evil.example/', '/'],
    ['/\t/evil.example/', '/'],
    ['/\n\\evil.example/', '/'],
    ['/.//evil.example/', '/'],
    ['/cases#//evil.example', '/cases#//evil.example'],
    ['javascript:alert(1)', '/'],
    ['/sign-in?next=/sign-in', '/'],
  ];
  for (const [next, page] of cases)
    it(`asked for ${JSON.stringify(next) ?? 'nothing'} is ${page}`, () => assert.equal(ownPage(next), page));
});
