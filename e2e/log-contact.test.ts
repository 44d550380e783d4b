import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { text } from '#platform';
import { openStage, type Stage, settled } from './stage.ts';

const note = 'Sleeps through most nights. Wants to try the bus on Thursday.';

/** What a hand does besides writing the note. A practised hand needs well under a second a key: this many leave most of 20 seconds for the note. */
const mostKeys = 9;

describe('story 1: a phone check-in by keyboard', () => {
  let stage: Stage;
  before(async () => {
    stage = await openStage({ demo: true });
  });
  after(() => stage.stop());

  for (const screen of ['/today', '/cases', '/calendar']) {
    it(`takes at most ${mostKeys} keys besides the note, from ${screen}`, async () => {
      const page = await stage.newPageOf('amara');
      await page.goto(stage.url + screen);
      await settled(page);
      const hand = handAt(page);
      await hand.press('c');
      await page.getByRole('dialog').getByRole('combobox').first().waitFor();
      await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'combobox');
      await hand.type('Riv');
      await page.getByRole('option', { name: /River/ }).waitFor();
      await hand.press('Enter');
      // The focus goes on to "how": it is a call unless one says otherwise.
      await page.waitForFunction(() => document.activeElement?.getAttribute('type') === 'radio');
      await hand.press('Tab');
      await hand.press('Space'); // reached
      await hand.press('Tab');
      await page.keyboard.type(note);
      const settles = page.getByRole('region', { name: text('en', 'contacts:alsoSettles') });
      await settles.waitFor();
      const logged = page.waitForResponse((answer) => answer.url().endsWith('/api/contacts') && answer.request().method() === 'POST');
      await hand.press('Control+Enter');
      const contact = await (await logged).json();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      assert.deepEqual([contact.mode, contact.outcome, contact.note], ['call', 'reached', note]);
      assert.ok(hand.keys <= mostKeys, `${hand.keys} keys`);
      await page.close();
    });
  }
});

/** A hand that counts every key it presses. */
function handAt(page: Page) {
  return {
    keys: 0,
    async press(key: string) {
      this.keys += 1;
      await page.keyboard.press(key);
    },
    async type(words: string) {
      this.keys += words.length;
      await page.keyboard.type(words);
    },
  };
}
