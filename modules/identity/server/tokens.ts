import { createHash, randomBytes } from 'node:crypto';

/** A new secret of 256 bits for a cookie or a link, and the digest that is stored in its place. */
export function newToken(): { token: string; hash: Buffer } {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: hashToken(token) };
}

/** SHA-256: enough for a secret nobody can guess, and fast enough for every request. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
