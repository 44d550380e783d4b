import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { arrowHead, lineBetween, linesOf, markRadius, personRadius, placeAll, stageFor, zigzag } from './layout.ts';

describe('the picture of an ecomap', () => {
  it('keeps everybody on the paper and apart from each other', () => {
    for (const isNarrow of [true, false]) {
      const stage = stageFor(isNarrow, true);
      const groups = [...Array(4).fill('household'), ...Array(5).fill('natural'), ...Array(5).fill('formal')];
      const places = placeAll(groups, stage).map((place) => place ?? assert.fail('everybody has a place'));
      for (const { x, y } of places) {
        assert.ok(x - markRadius >= 0 && x + markRadius <= stage.width);
        assert.ok(y - markRadius >= 0 && y + markRadius + 30 <= stage.height + 12, `${y}`);
      }
      for (const [index, one] of places.entries()) {
        for (const other of [...places.slice(index + 1), stage.centre]) {
          assert.ok(Math.hypot(one.x - other.x, one.y - other.y) > 2 * markRadius, 'two marks overlap');
        }
      }
    }
  });

  it('puts natural resources above and services below, and leaves out who is earlier', () => {
    const stage = stageFor(false, false);
    const [friend, service, former] = placeAll(['natural', 'formal', 'earlier'], stage);
    assert.ok(friend && friend.y < stage.centre.y);
    assert.ok(service && service.y > stage.centre.y);
    assert.equal(former, undefined);
  });

  it('draws lines from edge to edge, shorter where an arrow stands', () => {
    const plain = lineBetween({ x: 0, y: 0 }, { x: 200, y: 0 }, { atPerson: false, atOther: false });
    assert.deepEqual(plain, { start: { x: personRadius + 4, y: 0 }, end: { x: 200 - markRadius - 4, y: 0 } });
    assert.equal(lineBetween({ x: 0, y: 0 }, { x: 200, y: 0 }, { atPerson: false, atOther: true }).end.x, 200 - markRadius - 11);
    assert.equal(arrowHead({ x: 0, y: 0 }, { x: 100, y: 0 }), '99,5.5 109,0 99,-5.5');
    assert.match(zigzag({ x: 0, y: 0 }, { x: 30, y: 0 }), /^M0 0L10 4L20 -4L30 0$/);
  });

  it('breaks a name into at most two lines', () => {
    assert.deepEqual(linesOf('Lucia Almeida', 18), ['Lucia Almeida']);
    assert.deepEqual(linesOf('Riverside Community Health Partnership', 18), ['Riverside', 'Community Health …']);
    assert.deepEqual(linesOf('Donaudampfschifffahrtsgesellschaft', 13), ['Donaudampfsc…']);
  });
});
