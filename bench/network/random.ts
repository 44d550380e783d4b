import { createCipheriv, createHash } from 'node:crypto';

const chunkBytes = 1 << 16;
const zeros = Buffer.alloc(chunkBytes);

/** The same numbers for the same seed, as fast as the processor encrypts: the key stream of AES in counter mode. */
export class SeededRandom {
  readonly #cipher;
  #hex = '';
  #at = 0;

  /** What says `of` gives a stream of its own, so that parts of a network can be made in any order. */
  constructor(seed: number, of = '') {
    const key = createHash('sha256').update(`lotse bench ${seed} ${of}`).digest();
    this.#cipher = createCipheriv('aes-128-ctr', key.subarray(0, 16), key.subarray(16));
  }

  /** So many hexadecimal digits. */
  hex(digits: number): string {
    if (this.#at + digits > this.#hex.length) {
      this.#hex = this.#cipher.update(zeros).toString('hex');
      this.#at = 0;
    }
    this.#at += digits;
    return this.#hex.slice(this.#at - digits, this.#at);
  }

  /** At least 0, less than 1. */
  fraction(): number {
    return Number.parseInt(this.hex(8), 16) / 2 ** 32;
  }

  /** A whole number from `least` to `most`. */
  between(least: number, most: number): number {
    return least + Math.floor(this.fraction() * (most - least + 1));
  }

  pick<T>(values: readonly T[]): T {
    return values[this.between(0, values.length - 1)] as T;
  }
}
