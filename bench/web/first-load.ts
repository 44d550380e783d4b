import type { Browser, CDPSession, Page } from 'playwright-core';
import type { Vitals } from './vitals.ts';

/** A line and a processor as Lighthouse gives them to a phone. */
const line = { offline: false, latency: 150, downloadThroughput: (1.6e6 / 8) | 0, uploadThroughput: (750e3 / 8) | 0 };
const slowdown = 4;
const phone = { viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75, isMobile: true, hasTouch: true };

export interface FirstLoad extends Vitals {
  /** Kilobytes as they came over the line, heads included, by what they were. */
  readonly kilobytes: Readonly<Record<'all' | 'script' | 'style' | 'font' | 'answers' | 'other', number>>;
}

export interface Visit {
  readonly address: string;
  readonly cookies: Parameters<Awaited<ReturnType<Browser['newContext']>>['addCookies']>[0];
  /** Slowly, as over a bad line on a cheap phone, or as fast as it goes. */
  readonly throttled: boolean;
}

/** Opens an address with an empty cache, signed in, and waits until it has painted its largest content and asks for nothing more. */
export async function firstLoad(browser: Browser, { address, cookies, throttled }: Visit): Promise<FirstLoad> {
  const context = await browser.newContext({ ...phone, locale: 'en', timezoneId: 'America/New_York' });
  try {
    await context.addCookies(cookies);
    const page = await context.newPage();
    await page.addInitScript(watchVitals);
    const client = await context.newCDPSession(page);
    const traffic = await watchTraffic(client);
    if (throttled) {
      await client.send('Network.emulateNetworkConditions', line);
      await client.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    }
    await page.goto(address, { timeout: 120_000 });
    await page.getByRole('heading', { level: 1 }).waitFor({ timeout: 120_000 });
    await traffic.quiet();
    return { ...(await readVitals(page)), kilobytes: traffic.kilobytes() };
  } finally {
    await context.close();
  }
}

/** Runs in the page, before anything of it. */
function watchVitals(): void {
  const seen = { firstPaint: 0, largestPaint: 0, shift: 0, tasks: [] as { at: number; took: number }[] };
  let window = { since: 0, last: 0, sum: 0 };
  const watch = (type: string, each: (entry: PerformanceEntry & { value: number; hadRecentInput: boolean }) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => void each(entry as never))).observe({ type, buffered: true });
  watch('paint', (entry) => {
    if (entry.name === 'first-contentful-paint') seen.firstPaint = entry.startTime;
  });
  watch('largest-contentful-paint', (entry) => {
    seen.largestPaint = entry.startTime;
  });
  watch('longtask', (entry) => seen.tasks.push({ at: entry.startTime, took: entry.duration }));
  // The worst five seconds of shifts with less than one between them, as web.dev/cls has it.
  watch('layout-shift', (entry) => {
    if (entry.hadRecentInput) return;
    const goesOn = entry.startTime - window.last < 1_000 && entry.startTime - window.since < 5_000;
    window = { since: goesOn ? window.since : entry.startTime, last: entry.startTime, sum: (goesOn ? window.sum : 0) + entry.value };
    seen.shift = Math.max(seen.shift, window.sum);
  });
  Object.assign(globalThis, { lotseVitals: seen });
}

async function readVitals(page: Page): Promise<Vitals> {
  return page.evaluate(() => {
    const { firstPaint, largestPaint, shift, tasks } = (
      globalThis as unknown as { lotseVitals: Omit<Vitals, 'blocked'> & { tasks: { at: number; took: number }[] } }
    ).lotseVitals;
    const blocked = tasks.filter(({ at }) => at >= firstPaint).reduce((sum, { took }) => sum + Math.max(0, took - 50), 0);
    return { firstPaint, largestPaint, shift, blocked };
  });
}

const kinds: Readonly<Record<string, 'script' | 'style' | 'font' | 'answers'>> = {
  Script: 'script',
  Stylesheet: 'style',
  Font: 'font',
  Fetch: 'answers',
  XHR: 'answers',
};

async function watchTraffic(client: CDPSession) {
  const open = new Map<string, string>();
  const bytes = { all: 0, script: 0, style: 0, font: 0, answers: 0, other: 0 };
  let lastSeen = performance.now();
  client.on('Network.requestWillBeSent', ({ requestId, type }) => {
    // The live feed stays open as long as the page.
    if (type !== 'EventSource') open.set(requestId, type ?? 'Other');
    lastSeen = performance.now();
  });
  client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const type = open.get(requestId);
    open.delete(requestId);
    lastSeen = performance.now();
    if (type === undefined) return;
    bytes.all += encodedDataLength;
    bytes[kinds[type] ?? 'other'] += encodedDataLength;
  });
  client.on('Network.loadingFailed', ({ requestId }) => void open.delete(requestId));
  await client.send('Network.enable');
  return {
    kilobytes: () => Object.fromEntries(Object.entries(bytes).map(([kind, sum]) => [kind, sum / 1000])) as typeof bytes,
    /** Nothing is under way and nothing was for two seconds: a page that has more to ask would have asked. */
    async quiet() {
      for (const end = performance.now() + 120_000; open.size > 0 || performance.now() - lastSeen < 2_000; ) {
        if (performance.now() > end) throw new Error('the page does not come to rest');
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
  };
}
