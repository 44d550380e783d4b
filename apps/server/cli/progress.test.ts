import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { withProgress } from './progress.ts';

describe('progress in a log', () => {
  async function said(times: readonly number[]): Promise<string> {
    let text = '';
    let now = 0;
    const screen = { write: (more: string) => (text += more) };
    const work = async (report: (done: number, total: number) => void) => {
      for (const [done, at] of times.entries()) {
        now = at;
        report(done, times.length);
      }
    };
    await withProgress('Importing', work, screen, () => now);
    return text;
  }

  it('says nothing of short work', async () => {
    assert.equal(await said([10, 2_000, 4_999]), '');
  });

  it('says a whole line every five seconds of long work', async () => {
    assert.equal(await said([1_000, 5_000, 6_000, 10_500]), 'Importing: 25 %\nImporting: 75 %\n');
  });
});
