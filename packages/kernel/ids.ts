import { z } from 'zod';

/**
 * Zod schema of one kind of id: a UUID that the compiler keeps apart from the ids of other things.
 * `export const CaseId = idOf<'CaseId'>(); export type CaseId = z.infer<typeof CaseId>;`
 */
export function idOf<Brand extends string>() {
  return z.uuid().brand<Brand>();
}

let lastMillisecond = 0;
let counter = 0;

/**
 * A new UUIDv7 (RFC 9562 § 5.7). Ids made by one process sort in the order they were made, also within one millisecond
 * and when the clock is set back: 12 bits after the time are a counter (RFC 9562 § 6.2, method 1).
 */
export function newId<Id extends string = string>(): Id {
  const random = nextRandom();
  advance(Date.now(), ((byte(random, 0) << 8) | byte(random, 1)) & COUNTER_SEED);
  const time = lastMillisecond.toString(16).padStart(12, '0');
  const sequence = counter.toString(16).padStart(3, '0');
  const variant = ((byte(random, 2) & 0x3f) | 0x80).toString(16);
  let tail = '';
  for (let index = 3; index < RANDOM_BYTES; index += 1) tail += hex[byte(random, index)];
  return `${time.slice(0, 8)}-${time.slice(8)}-7${sequence}-${variant}${tail.slice(0, 2)}-${tail.slice(2)}` as Id;
}

const RANDOM_BYTES = 10;
/** Every byte in two digits. */
const hex = Array.from({ length: 256 }, (_, value) => value.toString(16).padStart(2, '0'));
const pool = new Uint8Array(RANDOM_BYTES * 400);
let used = pool.length;

/** Random bytes for one id. Drawn for many at once: asking the system each time costs more than all the rest. */
function nextRandom(): Uint8Array {
  if (used === pool.length) {
    globalThis.crypto.getRandomValues(pool);
    used = 0;
  }
  used += RANDOM_BYTES;
  return pool.subarray(used - RANDOM_BYTES, used);
}

/** The counter starts in its lower half, so that at least 2,048 ids fit into one millisecond before time is borrowed. */
const COUNTER_SEED = 0x7ff;
const COUNTER_MAX = 0xfff;

function advance(now: number, seed: number): void {
  if (now > lastMillisecond) {
    lastMillisecond = now;
    counter = seed;
  } else if (counter < COUNTER_MAX) {
    counter += 1;
  } else {
    lastMillisecond += 1;
    counter = seed;
  }
}

function byte(bytes: Uint8Array, index: number): number {
  return bytes[index] ?? 0;
}
