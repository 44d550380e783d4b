import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { normalPassword } from '../rules.ts';

export interface HashingParameters {
  /** KiB */
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

/** The first choice of the OWASP Password Storage Cheat Sheet (2025). Raising it re-hashes every password at its next sign-in. */
export const hashingParameters: HashingParameters = { memory: 19_456, passes: 2, parallelism: 1 };

const derive = promisify(argon2) as (algorithm: 'argon2id', parameters: Argon2Parameters) => Promise<Buffer>;
const tagLength = 32;
const saltLength = 16;

/** The argon2id hash of a password with a salt of its own, as a PHC string. */
export async function hashPassword(password: string, parameters = hashingParameters): Promise<string> {
  const salt = randomBytes(saltLength);
  const tag = await tagOf(password, salt, tagLength, parameters);
  const { memory, passes, parallelism } = parameters;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(salt)}$${base64(tag)}`;
}

/** Whether it is the password of this hash. With `null` (no such account) the work is the same and the answer no. */
export async function verifyPassword(password: string, hash: string | null): Promise<boolean> {
  const { parameters, salt, tag } = readHash(hash ?? hashOfNobody);
  const given = await tagOf(password, salt, tag.length, parameters);
  return timingSafeEqual(given, tag) && hash !== null;
}

/** Whether the hash was made with other parameters than those of today. */
export function isOutdated(hash: string, today = hashingParameters): boolean {
  const { parameters } = readHash(hash);
  return parameters.memory !== today.memory || parameters.passes !== today.passes || parameters.parallelism !== today.parallelism;
}

const { memory, passes, parallelism } = hashingParameters;
/** Matches no password: nobody knows one whose tag is all zeros. */
const hashOfNobody = `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(Buffer.alloc(saltLength))}$${base64(Buffer.alloc(tagLength))}`;

function tagOf(password: string, nonce: Buffer, length: number, parameters: HashingParameters): Promise<Buffer> {
  return derive('argon2id', { message: normalPassword(password), nonce, tagLength: length, ...parameters });
}

function readHash(hash: string): { parameters: HashingParameters; salt: Buffer; tag: Buffer } {
  const found = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(hash);
  if (!found) throw new Error('not an argon2id hash of ours');
  const [, memory, passes, parallelism, salt = '', tag = ''] = found;
  return {
    parameters: { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
    salt: Buffer.from(salt, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  };
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
