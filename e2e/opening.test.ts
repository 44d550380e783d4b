import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { assertAccessible, openStage, phone, type Stage } from './stage.ts';

describe('opening Lotse', () => {
  let stage: Stage;
  before(async () => {
    stage = await openStage();
  });
  after(() => stage.stop());

  for (const language of ['en', 'de', 'it'] as const) {
    it(`greets the browser in its own language (${language}), at a desk and on a phone, without an accessibility fault`, async () => {
      for (const viewport of [undefined, phone]) {
        const page = await stage.newPage({ language, ...(viewport ? { viewport } : {}) });
        await page.goto(stage.url);
        await page.getByRole('main').waitFor();
        assert.equal(await page.locator('html').getAttribute('lang'), language);
        await assertAccessible(page);
        await page.context().close();
      }
    });
  }
});
