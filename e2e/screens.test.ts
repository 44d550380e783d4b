import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Locator, Page, Response } from 'playwright-core';
import { demoPassword, emailOf, type WorkerKey, workers } from '../apps/server/demo/workers.ts';
import { openOver, type Screen, screens } from './screens.ts';
import { accessibilityFaults, desk, openStage, phone, type Stage, settled } from './stage.ts';

const all = Object.values(screens).flat();
const viewers = [...new Set(all.map(({ of }) => of))];

describe('every screen of the demo network', { concurrency: 2 }, () => {
  let stage: Stage;
  let places: Record<string, string>;
  before(async () => {
    stage = await openStage({ demo: true });
    places = await placesOf(stage);
  });
  after(() => stage.stop());

  it('stands in the table of screens: every route of the app does', async () => {
    const page = await stage.newPage();
    await page.goto(`${stage.url}/sign-in`);
    await settled(page);
    const routes = await page.evaluate(() => Object.keys((globalThis as never as AppWindow).__TSR_ROUTER__.routesByPath));
    assert.deepEqual(Object.keys(screens).sort(), routes.sort());
  });

  for (const viewer of viewers) {
    describe(`of ${viewer}`, { concurrency: 1 }, () => {
      let page: Page;
      before(async () => {
        page = viewer === 'nobody' ? await stage.newPage() : await stage.newPageOf(viewer);
      });
      for (const screen of all.filter(({ of }) => of === viewer)) {
        const opened = screen.opens ? `, ${Object.values(screen.opens)}` : '';
        it(`is accessible at a desk by day and on a phone by night, and fits the phone: ${screen.at}${opened}`, async () => {
          assert.deepEqual(await faultsOf(page, stage.url + addressOf(screen, places), screen), []);
        });
      }
    });
  }
});

describe('by keyboard alone', () => {
  let stage: Stage;
  before(async () => {
    stage = await openStage({ demo: true });
  });
  after(() => stage.stop());

  it('a case manager signs in, does a duty, finds a person, and sees the keys', async () => {
    const page = await stage.newPage();
    const { keyboard } = page;
    const dialog = page.getByRole('dialog');
    await page.goto(`${stage.url}/sign-in`);
    await tabTo(page, page.getByLabel('E-mail'));
    await keyboard.type(emailOf(workers.amara));
    await tabTo(page, page.getByLabel('Password', { exact: true }));
    await keyboard.type(demoPassword);
    await keyboard.press('Enter');
    await page.waitForURL('**/today');
    await settled(page);

    const postpone = page.getByRole('button', { name: 'Postpone' }).first();
    await tabTo(page, postpone);
    await keyboard.press('Enter');
    await dialog.waitFor();
    await keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    assert.equal(await postpone.evaluate((button) => button === document.activeElement), true, 'the focus comes back');

    await keyboard.press('c');
    await dialog.getByRole('heading', { name: 'Log a contact' }).waitFor();
    assert.equal(await dialog.locator(':focus').count(), 1, 'the drawer takes the focus');
    // The first closes the list of clients, which is open at once.
    await keyboard.press('Escape');
    await keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });

    await keyboard.press('?');
    await dialog.getByText('Log a contact').waitFor();
    await keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });

    await keyboard.press('Control+k');
    await dialog.waitFor();
    await keyboard.type('dwayne');
    await dialog
      .getByRole('option', { name: /Dwayne Ellis/ })
      .first()
      .waitFor();
    await keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Dwayne Ellis' }).waitFor();
  });
});

/** Presses Tab until this has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, place: Locator): Promise<void> {
  await place.waitFor();
  for (let presses = 0; presses < 60; presses += 1) {
    if (await place.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`no way by Tab to ${place}`);
}

/** Opens the screen once and looks at it in both sizes and both colours. */
async function faultsOf(page: Page, address: string, screen: Screen): Promise<string[]> {
  const faults: string[] = [];
  const look = async (size: 'desk' | 'phone', colorScheme: 'light' | 'dark') => {
    await page.setViewportSize(sizes[size]);
    await page.emulateMedia({ colorScheme });
    await settled(page);
    faults.push(...(await accessibilityFaults(page)).map((fault) => `${size}: ${fault}`));
    const tooWide = (await page.evaluate(() => document.documentElement.scrollWidth)) - sizes[size].width;
    if (tooWide > 0) faults.push(`${size}: ${tooWide} pixels too wide`);
  };
  const refusals = (response: Response) => {
    const { pathname } = new URL(response.url());
    if (response.status() >= 400 && !isMeantToRefuse(screen, pathname)) faults.push(`${pathname} answered ${response.status()}`);
  };
  page.on('response', refusals);
  await page.setViewportSize(desk);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(address);
  await settled(page);
  await openOver(page, screen);
  await look('desk', 'light');
  await look('phone', 'dark');
  page.off('response', refusals);
  return faults;
}

/** A form that nobody began has no draft; a link that is too old leads nowhere. Whatever else is refused is a list asking wrongly. */
function isMeantToRefuse({ of, at }: Screen, pathname: string): boolean {
  return pathname.startsWith('/api/drafts/') || (of === 'nobody' && (pathname === '/api/session' || at.endsWith('/not-a-token')));
}

function addressOf({ at }: Screen, places: Record<string, string>): string {
  return at.replace(/\{(.+?)\}/g, (_, place: string) => places[place] ?? assert.fail(`no ${place} in the demo`));
}

const sizes = { desk, phone };

/** The ids the addresses need, found as the people of the demo find them. */
async function placesOf(stage: Stage): Promise<Record<string, string>> {
  const asked = async (worker: WorkerKey) => {
    const page = await stage.newPageOf(worker);
    return async (path: string) => (await page.request.get(`${stage.url}/api${path}`)).json();
  };
  const [amara, ines, petra] = [await asked('amara'), await asked('ines'), await asked('petra')];
  const places: Record<string, string> = { 'first referral': (await ines('/referrals')).items[0].id };
  places.harbor = (await amara('/organizations?q=harbor')).items[0].id;
  const { workers: team }: { workers: { userId: string; name: string }[] } = await petra('/team');
  for (const { userId, name } of team) places[name.toLowerCase().split(' ')[0] ?? name] = userId;
  const { items }: { items: { id: string; personId: string; personName: string }[] } = await amara(
    '/cases?of=mine&state=assessment,planning,active,on_hold,closing,closed',
  );
  for (const { id, personId, personName } of items) {
    const [name = ''] = personName.toLowerCase().split(' ');
    places[name] = id;
    places[`${name} person`] = personId;
  }
  places['river assessment'] = (await amara(`/cases/${places.river}/assessments`)).items[0].id;
  return places;
}

interface AppWindow {
  readonly __TSR_ROUTER__: { readonly routesByPath: Record<string, unknown> };
}
