import { createHash, randomInt } from 'node:crypto';
import { generateSecret, generateURI, verifySync } from 'otplib';
import { Refused } from '#kernel';
import type { Sealer, Tx } from '#platform';

/** Codes of one time step before and after are taken too, for clocks that differ (RFC 6238 § 5.2). */
const stepSeconds = 30;
const recoveryCodeCount = 10;
/** Crockford's alphabet: no I, L, O, U that could be misread. 16 of them are 80 bits. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const recoveryCodeLength = 16;

/** What an authenticator needs: the key to type in, and the same as the address a QR code carries. */
export interface SetUpKey {
  readonly secret: string;
  readonly uri: string;
}

/** Prepares a second factor; it counts once a code of it was confirmed. Refuses `second-factor.already-on`. */
export async function prepareSecondFactor(
  tx: Tx,
  sealer: Sealer,
  of: { userId: string; email: string; issuer: string },
): Promise<SetUpKey> {
  const secret = generateSecret();
  const values = { sealedSecret: sealer.seal(secret, placeOf(of.userId)), createdAt: tx.now.toString(), lastStep: 0 };
  const prepared = await tx.db
    .insertInto('secondFactors')
    .values({ userId: of.userId, ...values })
    .onConflict((conflict) => conflict.columns(['networkId', 'userId']).doUpdateSet(values).where('secondFactors.confirmedAt', 'is', null))
    .returning('userId')
    .executeTakeFirst();
  if (!prepared) throw new Refused({ code: 'second-factor.already-on' });
  return { secret, uri: generateURI({ issuer: of.issuer, label: of.email, secret }) };
}

/** Turns the prepared second factor on with its first code, and answers the recovery codes: the only time they can be read. */
export async function confirmSecondFactor(tx: Tx, sealer: Sealer, userId: string, code: string): Promise<string[]> {
  const factor = await tx.db.selectFrom('secondFactors').select('confirmedAt').where('userId', '=', userId).executeTakeFirst();
  if (!factor) throw new Refused({ code: 'second-factor.not-on' });
  if (factor.confirmedAt) throw new Refused({ code: 'second-factor.already-on' });
  if (!(await acceptAuthenticatorCode(tx, sealer, userId, code))) throw new Refused({ code: 'second-factor.code-wrong' });
  await tx.db.updateTable('secondFactors').set({ confirmedAt: tx.now.toString() }).where('userId', '=', userId).execute();
  return replaceRecoveryCodes(tx, userId);
}

export async function removeSecondFactor(tx: Tx, userId: string): Promise<boolean> {
  await tx.db.deleteFrom('recoveryCodes').where('userId', '=', userId).execute();
  const removed = await tx.db.deleteFrom('secondFactors').where('userId', '=', userId).returning('confirmedAt').executeTakeFirst();
  return Boolean(removed?.confirmedAt);
}

/** Takes a code of either kind and uses it up; null when it is not right or was used before, also by a request at the same moment. */
export async function acceptCode(tx: Tx, sealer: Sealer, userId: string, code: string): Promise<'authenticator' | 'recovery-code' | null> {
  if (/^\d{6}$/.test(code)) return (await acceptAuthenticatorCode(tx, sealer, userId, code)) ? 'authenticator' : null;
  return (await acceptRecoveryCode(tx, userId, code)) ? 'recovery-code' : null;
}

/** New recovery codes in place of the old ones, written in groups of four. */
export async function replaceRecoveryCodes(tx: Tx, userId: string): Promise<string[]> {
  const codes = Array.from({ length: recoveryCodeCount }, newRecoveryCode);
  await tx.db.deleteFrom('recoveryCodes').where('userId', '=', userId).execute();
  await tx.db
    .insertInto('recoveryCodes')
    .values(codes.map((code) => ({ userId, codeDigest: digestOf(userId, code), createdAt: tx.now.toString() })))
    .execute();
  return codes.map((code) => code.match(/.{4}/g)?.join('-') ?? code);
}

/** The update finds the row only while a later step than the last one is offered: the database decides between two at once. */
async function acceptAuthenticatorCode(tx: Tx, sealer: Sealer, userId: string, code: string): Promise<boolean> {
  const factor = await tx.db.selectFrom('secondFactors').select('sealedSecret').where('userId', '=', userId).executeTakeFirst();
  if (!factor || !/^\d{6}$/.test(code)) return false;
  const checked = verifySync({
    secret: sealer.open(factor.sealedSecret, placeOf(userId)),
    token: code,
    epoch: Math.floor(tx.now.epochMilliseconds / 1000),
    period: stepSeconds,
    epochTolerance: stepSeconds,
  });
  if (!checked.valid || !('timeStep' in checked)) return false;
  const taken = await tx.db
    .updateTable('secondFactors')
    .set({ lastStep: checked.timeStep })
    .where('userId', '=', userId)
    .where('lastStep', '<', checked.timeStep)
    .returning('userId')
    .executeTakeFirst();
  return taken !== undefined;
}

async function acceptRecoveryCode(tx: Tx, userId: string, code: string): Promise<boolean> {
  const used = await tx.db
    .updateTable('recoveryCodes')
    .set({ usedAt: tx.now.toString() })
    .where('userId', '=', userId)
    .where('codeDigest', '=', digestOf(userId, code))
    .where('usedAt', 'is', null)
    .returning('userId')
    .executeTakeFirst();
  return used !== undefined;
}

function newRecoveryCode(): string {
  return Array.from({ length: recoveryCodeLength }, () => alphabet[randomInt(alphabet.length)]).join('');
}

function digestOf(userId: string, code: string): Buffer {
  return createHash('sha256').update(`${userId}\0${code}`).digest();
}

function placeOf(userId: string): string {
  return `second_factors:${userId}`;
}
