import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import AxeBuilder from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page, type Request } from 'playwright-core';
import { parseSettings } from '#platform';
import { testDatabase } from '#testing';
import { areas } from '../apps/server/areas.ts';
import { fillDemo } from '../apps/server/demo/fill.ts';
import { demoPassword, emailOf, type WorkerKey, workers } from '../apps/server/demo/workers.ts';
import { prepareDatabase, startServer } from '../apps/server/start.ts';

/** A whole Lotse for one story: its own database, the built web app, a browser. */
export interface Stage {
  readonly url: string;
  readonly ownerUrl: string;
  readonly appUrl: string;
  /** A page in a browser of its own, as another person at another device would have; `viewport` is a desk by default. */
  newPage(as?: Browsing): Promise<Page>;
  /** A page of somebody of the demo network, who has signed in already. */
  newPageOf(worker: WorkerKey, as?: Browsing): Promise<Page>;
  /** Fails when any page complained: an uncaught error, a refused script, an answer 500. */
  stop(): Promise<void>;
}

interface Browsing {
  readonly language?: 'en' | 'de' | 'it';
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Of one dot in the pictures taken. */
  readonly sharpness?: number;
}

export const desk = { width: 1440, height: 900 };
export const phone = { width: 390, height: 844 };

const sandboxless = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** Starts everything a story needs, over an empty place or over the demo network; `npm test` names the browser in CHROMIUM_PATH. */
export async function openStage({ demo = false } = {}): Promise<Stage> {
  const database = await testDatabase();
  const home = await mkdtemp(join(tmpdir(), 'lotse-stage-'));
  const settings = parseSettings({ LOTSE_HOME: home, PORT: String(await freePort()), LOG_LEVEL: 'silent' });
  await prepareDatabase(database);
  if (demo) await fillDemo({ settings, ...database, areas });
  const server = await startServer(settings, database, { limited: false });
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: sandboxless });
  const complaints: string[] = [];
  const newPage: Stage['newPage'] = async (as = {}) => {
    const page = await (await newContext(browser, as)).newPage();
    collectComplaints(page, complaints);
    followRequests(page);
    return page;
  };
  return {
    url: settings.url,
    ownerUrl: database.ownerUrl,
    appUrl: database.appUrl,
    newPage,
    async newPageOf(worker, as) {
      const page = await newPage(as);
      const signedIn = await page.request.post(`${settings.url}/api/session`, {
        data: { email: emailOf(workers[worker]), password: demoPassword },
      });
      assert.equal(signedIn.status(), 200, await signedIn.text());
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
  assert.deepEqual(await accessibilityFaults(page), []);
}

/** Every accessibility fault axe finds on the page as it is now, of all its rules or of those named. */
export async function accessibilityFaults(page: Page, rules?: readonly string[]): Promise<string[]> {
  // The app has no frames of other origins, the only thing for which axe would open another page.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  if (rules) axe.withRules([...rules]);
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

/** What each page asked and has no answer to yet. */
const openRequests = new WeakMap<Page, Set<Request>>();

/** A skeleton and a busy list say that they wait. */
const stillLoading = '[role="status"]:has(> [style^="width"]), [aria-busy="true"]';

/** Waits until the page has a heading and everything it asked the server for is there. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading').first().waitFor();
  const waiting = openRequests.get(page) ?? new Set();
  for (let quiet = 0, looks = 0; quiet < 4; looks += 1) {
    assert.ok(looks < 400, `still waiting for ${[...waiting].map((request) => request.url()).join(', ')}`);
    await wait(30);
    const isLoading = waiting.size > 0 || (await page.locator(stillLoading).count()) > 0;
    quiet = isLoading ? 0 : quiet + 1;
  }
}

async function newContext(browser: Browser, { language = 'en', viewport = desk, sharpness = 1 }: Browsing): Promise<BrowserContext> {
  const context = await browser.newContext({
    locale: language,
    viewport,
    deviceScaleFactor: sharpness,
    timezoneId: 'Europe/Berlin',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(10_000);
  return context;
}

/** The live feed stays open as long as the page. */
function followRequests(page: Page): void {
  const waiting = new Set<Request>();
  openRequests.set(page, waiting);
  page.on('request', (request) => request.resourceType() !== 'eventsource' && waiting.add(request));
  page.on('requestfinished', (request) => waiting.delete(request));
  page.on('requestfailed', (request) => waiting.delete(request));
  // The words of a refusal may be left unread, and such a request never finishes.
  page.on('response', (response) => response.ok() || waiting.delete(response.request()));
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
