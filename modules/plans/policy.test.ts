import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId, type Role } from '#kernel';
import type { AskedParty } from './model.ts';
import { mayGiveWord } from './policy.ts';

const [harbor, northgate, okafor] = [newId(), newId(), newId()];
const asked = (of: Partial<AskedParty>): AskedParty => ({ party: 'physician', organizationId: null, userId: null, ...of });
const signer = (role: Role, organizationId: string, userId = newId()) => ({ userId, organizationId, roles: [role] });

describe('a word that is asked for', () => {
  it('of nobody by name is given by the role at the managing organisation', () => {
    assert.ok(mayGiveWord(signer('clinician', harbor), asked({}), harbor));
    assert.ok(!mayGiveWord(signer('clinician', northgate), asked({}), harbor));
    assert.ok(!mayGiveWord(signer('case_manager', harbor), asked({}), harbor));
  });

  it('of an organisation is given there', () => {
    assert.ok(mayGiveWord(signer('partner', northgate), asked({ organizationId: northgate }), harbor));
    assert.ok(!mayGiveWord(signer('clinician', harbor), asked({ organizationId: northgate }), harbor));
  });

  it('of one person is given by nobody else', () => {
    const named = asked({ organizationId: northgate, userId: okafor });
    assert.ok(mayGiveWord(signer('partner', northgate, okafor), named, harbor));
    assert.ok(!mayGiveWord(signer('partner', northgate), named, harbor));
  });

  it('of the client is given by nobody who signs in', () => {
    assert.ok(!mayGiveWord(signer('supervisor', harbor), asked({ party: 'client' }), harbor));
  });
});
