import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkLink, type StandingLink } from './rules-links.ts';

const link = (personId: string, linkedPersonId: string): StandingLink => ({ personId, linkedPersonId });

describe('two records may be said to be one person', () => {
  const cases: [string, StandingLink, StandingLink[], string | null][] = [
    ['while neither is linked', link('a', 'b'), [], null],
    ['when the one that goes on leads another already', link('a', 'b'), [link('a', 'c')], null],
    ['not with oneself', link('a', 'a'), [], 'person-link.with-oneself'],
    ['not twice', link('a', 'b'), [link('a', 'b')], 'person-link.exists'],
    ['not the other way round as well', link('a', 'b'), [link('b', 'a')], 'person-link.exists'],
    ['not when work on the first goes on elsewhere', link('a', 'b'), [link('c', 'a')], 'person-link.goes-on-elsewhere'],
    ['not when the second is another record’s already', link('a', 'b'), [link('c', 'b')], 'person-link.goes-on-elsewhere'],
    ['not when the second leads others', link('a', 'b'), [link('b', 'c')], 'person-link.has-linked'],
  ];
  for (const [what, wanted, standing, code] of cases) {
    it(what, () => {
      const decision = checkLink(wanted, standing);
      assert.equal(decision.ok ? null : decision.refusal.code, code);
    });
  }
});
