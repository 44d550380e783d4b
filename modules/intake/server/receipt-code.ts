import type { Sealer } from '#platform';

/** No letter that is read for another one, and none that makes words. */
const letters = '23456789BCDFGHJKMNPQRSTVWXYZ';
const groups = 4;
const groupLength = 4;

/**
 * The code on the receipt of a referral, `K7QM-2XVD-9FRT-B4NC`: 76 bits nobody can guess. It follows from the referral's id and the key of the installation, so that a
 * form sent again over a bad connection gets the same one, although only its digest is stored.
 */
export function receiptCodeOf(sealer: Sealer, referralId: string): string {
  let rest = BigInt(`0x${sealer.digest(referralId, 'referral receipt code').toString('hex')}`);
  const code = Array.from({ length: groups * groupLength }, () => {
    const letter = letters[Number(rest % BigInt(letters.length))] ?? '';
    rest /= BigInt(letters.length);
    return letter;
  }).join('');
  return code.replace(/(.{4})(?=.)/g, '$1-');
}

/** What is stored of a code; the same however it is typed. */
export function receiptDigest(sealer: Sealer, typed: string): Buffer {
  return sealer.digest(typed.toUpperCase().replace(/[^A-Z0-9]/g, ''), 'referral receipt');
}
