import { newId, Refused } from '#kernel';
import type { Db, Tx } from '#platform';
import { lifetimes } from '../rules.ts';
import { type AccountKey, accountOfToken } from './account-store.ts';
import { hashToken, newToken } from './tokens.ts';

export type TokenPurpose = 'invitation' | 'password_reset' | 'second_factor';

const minutesOf: Record<TokenPurpose, number> = {
  invitation: lifetimes.invitationDays * 24 * 60,
  password_reset: lifetimes.passwordResetMinutes,
  second_factor: lifetimes.secondFactorMinutes,
};

/** Issues a token for one use. Earlier ones of the purpose end, so that only the newest link works. */
export async function issueToken(tx: Tx, userId: string, purpose: TokenPurpose): Promise<{ token: string; expiresAt: string }> {
  const { token, hash } = newToken();
  const expiresAt = tx.now.add({ minutes: minutesOf[purpose] }).toString();
  if (purpose !== 'second_factor') await endTokens(tx, userId, purpose);
  await tx.db
    .insertInto('oneTimeTokens')
    .values({ id: newId(), userId, purpose, tokenHash: hash, createdAt: tx.now.toString(), expiresAt })
    .execute();
  return { token, expiresAt };
}

/** Ends all tokens of a person for the purpose, as used ones are. */
export async function endTokens(tx: Tx, userId: string, purpose: TokenPurpose): Promise<void> {
  await tx.db
    .updateTable('oneTimeTokens')
    .set({ usedAt: tx.now.toString() })
    .where('userId', '=', userId)
    .where('purpose', '=', purpose)
    .where('usedAt', 'is', null)
    .execute();
}

/** Whose token it is, whether or not it still counts; refuses `token.not-valid` for one nobody was given. */
export async function holderOfToken(db: Db, purpose: TokenPurpose, token: string): Promise<AccountKey & { tokenId: string }> {
  const holder = await accountOfToken(db, purpose, hashToken(token));
  if (!holder) throw new Refused({ code: 'token.not-valid' });
  return holder;
}

/** Whether the token could be used now. */
export async function isTokenOpen(tx: Tx, tokenId: string): Promise<boolean> {
  const open = await tx.db
    .selectFrom('oneTimeTokens')
    .select('id')
    .where('id', '=', tokenId)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', tx.now.toString())
    .executeTakeFirst();
  return open !== undefined;
}

/** Uses the token up; of two at once only one gets past. Refuses with `otherwise` when it was used or is too old. */
export async function spendToken(tx: Tx, tokenId: string, otherwise = 'token.not-valid'): Promise<void> {
  const used = await tx.db
    .updateTable('oneTimeTokens')
    .set({ usedAt: tx.now.toString() })
    .where('id', '=', tokenId)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', tx.now.toString())
    .returning('id')
    .executeTakeFirst();
  if (!used) throw new Refused({ code: otherwise });
}
