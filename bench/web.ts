// npm run bench -- web [--rounds 5] [--json]
// The app in a headless Chromium, over the server as an operator runs it: what Today takes to load for the first time on the line and the processor of a cheap
// phone, and how long the way from page to page is at a desk.
import { parseArgs } from 'node:util';
import { type Browser, chromium } from 'playwright-core';
import { workers } from '../apps/server/demo/workers.ts';
import { median } from './measure/load.ts';
import { type Measurement, present } from './measure/measure.ts';
import { installProduct } from './measure/product-process.ts';
import { signInAs } from './measure/sign-in.ts';
import { type FirstLoad, firstLoad } from './web/first-load.ts';
import { changeRoute, type Step } from './web/route-change.ts';
import { scoreOf } from './web/vitals.ts';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' }, json: { type: 'boolean', default: false } } });
const rounds = Number(values.rounds);

const TARGET = { kilobytes: 200, score: 95, routeChange: 100 } as const;

const steps: readonly Step[] = [
  { name: 'Today → Caseload', click: 'a[href="/cases"]', shows: 'main table a[href^="/cases/"]' },
  { name: 'Caseload → Case', click: 'main table a[href^="/cases/"]', shows: 'main [role="tabpanel"]' },
  { name: 'Case → back', shows: 'main table a[href^="/cases/"]' },
  { name: 'Caseload → Today', click: 'a[href="/today"]', shows: 'main a[href^="/cases/"]' },
];

const product = await installProduct();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
try {
  await product.start();
  const cookie = await signInAs(product.url, workers.amara);
  const [name = '', value = ''] = cookie.split('=');
  const cookies = [{ name, value, url: product.url }];
  present([...(await loads(browser, cookies)), ...(await changes(browser, cookies))], values);
} finally {
  await browser.close();
  await product.stop();
  await product.remove();
}

type Cookies = Parameters<typeof firstLoad>[1]['cookies'];

async function loads(of: Browser, cookies: Cookies): Promise<Measurement[]> {
  const each: FirstLoad[] = [];
  for (let round = 0; round < rounds; round += 1)
    each.push(await firstLoad(of, { address: `${product.url}/today`, cookies, throttled: true }));
  const middle = (figure: (load: FirstLoad) => number) => median(each.map(figure));
  const kilobytes = (kind: keyof FirstLoad['kilobytes']) => middle((load) => load.kilobytes[kind]);
  return [
    {
      measure: 'Web: Today for the first time, bytes sent',
      ...{ figure: kilobytes('all'), unit: 'kB', target: { atMost: TARGET.kilobytes } },
      details: {
        ...{ 'scripts kB': kilobytes('script'), 'styles kB': kilobytes('style'), 'fonts kB': kilobytes('font') },
        ...{ 'answers kB': kilobytes('answers'), 'other kB': kilobytes('other') },
      },
    },
    {
      measure: 'Web: Today for the first time, 1.6 Mbit/s, 150 ms, processor ÷ 4: score',
      ...{ figure: middle(scoreOf), unit: 'points', target: { atLeast: TARGET.score } },
      details: {
        'first paint ms': middle(({ firstPaint }) => firstPaint),
        'largest paint ms': middle(({ largestPaint }) => largestPaint),
        'blocked ms': middle(({ blocked }) => blocked),
        'layout shift': middle(({ shift }) => shift),
      },
    },
  ];
}

async function changes(of: Browser, cookies: Cookies): Promise<Measurement[]> {
  const cold = new Map<string, number[]>();
  const warm = new Map<string, number[]>();
  for (let round = 0; round < rounds; round += 1) {
    const context = await of.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en', timezoneId: 'America/New_York' });
    await context.addCookies(cookies);
    const page = await context.newPage();
    await page.goto(`${product.url}/today`);
    await page.locator('main a[href^="/cases/"]').first().waitFor();
    for (const times of [cold, warm])
      for (const step of steps) times.set(step.name, [...(times.get(step.name) ?? []), await changeRoute(page, step)]);
    await context.close();
  }
  return [routeChanges('the way for the first time', cold), routeChanges('the way again', warm)];
}

/** The slowest of the ways, each as the median of the rounds. */
function routeChanges(which: string, times: ReadonlyMap<string, number[]>): Measurement {
  const details = Object.fromEntries([...times].map(([name, each]) => [`${name} ms`, median(each)]));
  return {
    measure: `Web: route change, ${which}`,
    ...{ figure: Math.max(...Object.values(details)), unit: 'ms', target: { atMost: TARGET.routeChange }, details },
  };
}
