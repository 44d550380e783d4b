import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { avatarTones, initialsOf, toneOf } from './initials.ts';

describe('initials', () => {
  it('are the first and the last word, without titles', () => {
    assert.deepEqual(
      ['River Almeida', 'Dr. Mette Sørensen', 'Mercy General Hospital', 'Ärztehaus', 'Ng', 'José María de la Cruz', '李 小龙', ''].map(
        initialsOf,
      ),
      ['RA', 'MS', 'MH', 'Ä', 'N', 'JC', '李小', '?'],
    );
  });
});

describe('the colour of an avatar', () => {
  it('is the same for the same person and spreads over people', () => {
    assert.equal(toneOf('River'), toneOf('River'));
    const seen = new Set(Array.from({ length: 60 }, (_, index) => toneOf(`person ${index}`)));
    assert.equal(seen.size, avatarTones.length);
  });
});
