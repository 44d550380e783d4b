import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { parseSettings } from '#platform';
import { testDatabase } from '#testing';
import { prepareDatabase, startServer } from '../apps/server/start.ts';

/** A whole Lotse for one story: its own database, the built web app, a browser. */
export interface Stage {
  readonly url: string;
  readonly ownerUrl: string;
  readonly appUrl: string;
  /** A page in a browser of its own, as another person at another device would have; `viewport` is a desk by default. */
  newPage(as?: { language?: 'en' | 'de' | 'it'; viewport?: { width: number; height: number } }): Promise<Page>;
  /** Fails when any page complained: an uncaught error, a refused script, an answer 500. */
  stop(): Promise<void>;
}

export const desk = { width: 1440, height: 900 };
export const phone = { width: 390, height: 844 };

const sandboxless = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** Starts everything a story needs; `npm test` names the browser in CHROMIUM_PATH. */
export async function openStage(): Promise<Stage> {
  const database = await testDatabase();
  const home = await mkdtemp(join(tmpdir(), 'lotse-stage-'));
  const settings = parseSettings({ LOTSE_HOME: home, PORT: String(await freePort()), LOG_LEVEL: 'silent' });
  await prepareDatabase(database);
  const server = await startServer(settings, database);
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: sandboxless });
  const complaints: string[] = [];
  return {
    url: settings.url,
    ownerUrl: database.ownerUrl,
    appUrl: database.appUrl,
    async newPage({ language = 'en', viewport = desk } = {}) {
      const context = await newContext(browser, language, viewport);
      const page = await context.newPage();
      collectComplaints(page, complaints);
      return page;
    },
    async stop() {
      await browser.close();
      await server.stop();
      await database.drop();
      await rm(home, { recursive: true, force: true });
      assert.deepEqual(complaints, []);
    },
  };
}

/** Fails with every accessibility fault axe finds on the page as it is now. */
export async function assertAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  assert.deepEqual(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
    [],
  );
}

async function newContext(browser: Browser, language: string, viewport: { width: number; height: number }): Promise<BrowserContext> {
  const context = await browser.newContext({ locale: language, viewport, timezoneId: 'Europe/Berlin', reducedMotion: 'reduce' });
  context.setDefaultTimeout(10_000);
  return context;
}

function collectComplaints(page: Page, complaints: string[]): void {
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
  page.on('response', (response) => response.status() >= 500 && complaints.push(`${response.url()} answered ${response.status()}`));
  page.on('console', (message) => {
    // The browser reports every refused request as an error; refusals (401, 409 …) are part of the stories.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complaints.push(`${page.url()}: ${message.text()}`);
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
