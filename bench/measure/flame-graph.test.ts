import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { flameGraph, framesOf, sharesOf } from './flame-graph.ts';

const node = (id: number, functionName: string, url: string, children: number[] = []) => ({
  id,
  callFrame: { functionName, url, scriptId: '0', lineNumber: 0, columnNumber: 0 },
  children,
});
const profile = {
  startTime: 0,
  endTime: 0,
  nodes: [
    node(1, '(root)', '', [2, 5]),
    node(2, 'listDuties', 'file:///lotse/packages/platform/duty-views.ts', [3, 4]),
    node(3, 'query<Row>', 'file:///lotse/node_modules/pg/lib/client.js'),
    node(4, 'parse', 'file:///lotse/node_modules/@scope/zod/index.js'),
    node(5, '(idle)', ''),
  ],
  samples: [2, 3, 4, 5],
  timeDeltas: [100, 600, 300, 9_000],
};

describe('a profile', () => {
  it('is a tree of calls with what each took, waiting left out', () => {
    const [called, ...others] = framesOf(profile).calls;
    assert.deepEqual([called?.name, called?.own, called?.total, others], ['listDuties', 100, 1_000, []]);
  });

  it('says which package took how much', () => {
    assert.deepEqual(sharesOf(framesOf(profile)).slice(0, 3), [
      { owner: 'pg', share: 0.6 },
      { owner: '@scope/zod', share: 0.3 },
      { owner: 'lotse', share: 0.1 },
    ]);
  });

  it('is drawn as wide as it took long', () => {
    const svg = flameGraph(framesOf(profile), 'Today & Case');
    assert.match(svg, /<title>Today &amp; Case<\/title>/);
    assert.match(svg, /query&lt;Row&gt; · pg · 60\.0 %<\/title><rect x="0\.0" y="51" width="719\.5"/);
    assert.ok(!svg.includes('(idle)'));
  });
});
