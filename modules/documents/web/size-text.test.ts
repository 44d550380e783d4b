import assert from 'node:assert/strict';
import { it } from 'node:test';
import { sizeText } from './size-text.ts';

const number = (value: number, options: Intl.NumberFormatOptions) => new Intl.NumberFormat('de-DE', options).format(value);

for (const [bytes, said] of [
  [12, '0,1 kB'],
  [38_400, '38 kB'],
  [999_900, '1 MB'],
  [2_430_000, '2,4 MB'],
  [52_428_800, '52 MB'],
] as const)
  it(`${bytes} bytes read ${said}`, () => assert.equal(sizeText(bytes, number), said));
