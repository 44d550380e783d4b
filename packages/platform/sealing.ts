import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** Keeps values that must be readable again, but never in a stolen database: insurance numbers, second-factor keys. */
export interface Sealer {
  /** Encrypts; `place` says what it is (`person_identifiers:<id>`) and has to be said again to open it, so a sealed value cannot be moved elsewhere. */
  seal(value: string, place: string): Buffer;
  /** The value again. Throws if it was changed, moved, or sealed with another key. */
  open(sealed: Buffer, place: string): string;
  /** The same for the same value and kind, and nothing can be read from it: finds equal values without opening any. */
  digest(value: string, kind: string): Buffer;
}

const version = 1;
const nonceLength = 12;
const tagLength = 16;

/** A sealer for `encryptionKey` of the secrets: AES-256-GCM to seal, HMAC-SHA-256 to compare, each with a key of its own (HKDF, RFC 5869). */
export function sealerOf(encryptionKey: string): Sealer {
  const keyFor = (use: string) => Buffer.from(hkdfSync('sha256', Buffer.from(encryptionKey, 'base64url'), '', `lotse ${use}`, 32));
  const sealingKey = keyFor('seal');
  const digestKey = keyFor('digest');
  return {
    seal(value, place) {
      const nonce = randomBytes(nonceLength);
      const cipher = createCipheriv('aes-256-gcm', sealingKey, nonce).setAAD(Buffer.from(place));
      const text = Buffer.concat([cipher.update(value, 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.of(version), nonce, cipher.getAuthTag(), text]);
    },
    open(sealed, place) {
      if (sealed[0] !== version || sealed.length < 1 + nonceLength + tagLength) throw new Error('not a value sealed here');
      const nonce = sealed.subarray(1, 1 + nonceLength);
      const tag = sealed.subarray(1 + nonceLength, 1 + nonceLength + tagLength);
      const decipher = createDecipheriv('aes-256-gcm', sealingKey, nonce, { authTagLength: tagLength });
      decipher.setAAD(Buffer.from(place)).setAuthTag(tag);
      return Buffer.concat([decipher.update(sealed.subarray(1 + nonceLength + tagLength)), decipher.final()]).toString('utf8');
    },
    digest(value, kind) {
      return createHmac('sha256', digestKey).update(kind).update('\0').update(value).digest();
    },
  };
}
