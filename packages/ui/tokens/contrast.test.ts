import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { contrastRatio, readColors } from './contrast.ts';
import { pairsInUse } from './pairs.ts';

const colors = readColors(readFileSync(new URL('tokens.css', import.meta.url), 'utf8'));

describe('contrast', () => {
  it('is 21 between black and white, in either order', () => {
    assert.equal(contrastRatio('#000000', '#ffffff'), 21);
    assert.equal(contrastRatio('#ffffff', '#000000'), 21);
  });

  for (const scheme of ['light', 'dark'] as const) {
    it(`of every text and background in use reaches its limit in the ${scheme} scheme`, () => {
      const tooWeak = pairsInUse.flatMap(({ foreground, background, atLeast }) => {
        const ratio = contrastRatio(colorOf(foreground)[scheme], colorOf(background)[scheme]);
        return ratio < atLeast ? [`${foreground} on ${background}: ${ratio.toFixed(2)}, needs ${atLeast}`] : [];
      });
      assert.deepEqual(tooWeak, []);
    });
  }
});

function colorOf(token: string) {
  const color = colors.get(token);
  assert.ok(color, `tokens.css has no colour --${token}`);
  return color;
}
