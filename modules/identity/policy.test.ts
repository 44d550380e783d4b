import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Role } from '#kernel';
import { mayAdminister, mayChangeAccount } from './policy.ts';

const harbor = { id: 'harbor', hasAdministrator: true };
const mercy = { id: 'mercy', hasAdministrator: true };
const practice = { id: 'practice', hasAdministrator: false };
const actor = (...roles: Role[]) => ({ organizationId: 'harbor', roles });

describe('running the accounts of an organisation', () => {
  it('is for its own administrators', () => {
    assert.equal(mayAdminister(actor('administrator'), harbor), true);
    assert.equal(mayAdminister(actor('administrator'), mercy), false);
    assert.equal(mayAdminister(actor('supervisor'), harbor), false);
  });
  it('is for every administrator of the network while it has none of its own', () => {
    assert.equal(mayAdminister(actor('administrator'), practice), true);
    assert.equal(mayAdminister(actor('privacy_officer'), practice), false);
  });
});

describe('changing an account as a whole', () => {
  it('needs every organisation it works for', () => {
    assert.equal(mayChangeAccount(actor('administrator'), [harbor, practice]), true);
    assert.equal(mayChangeAccount(actor('administrator'), [harbor, mercy]), false);
  });
  it('is possible for an account that works for none', () => {
    assert.equal(mayChangeAccount(actor('administrator'), []), true);
    assert.equal(mayChangeAccount(actor('case_manager'), []), false);
  });
});
