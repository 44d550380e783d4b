// Starts a Lotse over a throw-away database with the demo network and takes the pictures of the README and the guide.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { WorkerKey } from '../apps/server/demo/workers.ts';
import { openStage, phone, type Stage, settled } from '../e2e/stage.ts';

interface Picture {
  readonly of: WorkerKey;
  readonly path: string;
  readonly language?: 'en' | 'de' | 'it';
  readonly onPhone?: boolean;
  readonly dark?: boolean;
  /** What is done on the page first. */
  readonly before?: (page: Page) => Promise<void>;
}

const openRiver = async (page: Page) => {
  await page.getByRole('link', { name: 'River Almeida' }).first().click();
  await page.getByRole('heading', { level: 1, name: 'River Almeida' }).waitFor();
};

/** River's case at one of its tabs, and what is opened there. */
const riversTab = (tab: string, then?: (page: Page) => Promise<void>): Picture => ({
  of: 'amara',
  path: '/cases',
  before: async (page) => {
    await openRiver(page);
    await page.getByRole('tab', { name: tab, exact: true }).click();
    await settled(page);
    await then?.(page);
  },
});

/** By name of the file; a name stays, because pages elsewhere show the picture. */
const pictures: Record<string, Picture> = {
  today: { of: 'amara', path: '/today' },
  'today-phone': { of: 'amara', path: '/today', onPhone: true },
  'today-german': { of: 'joachim', path: '/today', language: 'de' },
  case: { of: 'amara', path: '/cases', before: openRiver },
  'case-dark': { of: 'amara', path: '/cases', dark: true, before: openRiver },
  'case-phone': { of: 'amara', path: '/cases', onPhone: true, before: openRiver },
  'log-contact': {
    of: 'amara',
    path: '/cases',
    before: async (page) => {
      await openRiver(page);
      await page.keyboard.press('c');
      await page.getByRole('dialog').waitFor();
    },
  },
  team: { of: 'petra', path: '/team' },
  inbox: { of: 'ines', path: '/inbox' },
  referral: {
    of: 'ines',
    path: '/inbox',
    before: async (page) => {
      await page.getByRole('main').getByRole('list').getByRole('link').first().click();
      await page.getByRole('dialog').waitFor();
    },
  },
  accept: {
    of: 'ines',
    path: '/inbox',
    before: async (page) => {
      await page.getByRole('main').getByRole('list').getByRole('link').first().click();
      await page.getByRole('dialog').getByRole('button', { name: 'Accept' }).click();
      await page.getByRole('dialog').getByText('How do we know who it is?').waitFor();
    },
  },
  'supervisor-today': { of: 'petra', path: '/today' },
  'refer-phone': { of: 'amara', path: '/refer', onPhone: true },
  assessment: riversTab('Assessment'),
  'over-time': riversTab('Assessment', (page) => page.getByText('Over time', { exact: true }).click()),
  plan: riversTab('Plan'),
  letter: riversTab('Documents', async (page) => {
    await page.getByRole('main').getByText('Write a letter', { exact: true }).click();
    await page.getByRole('combobox', { name: 'Template' }).click();
    await page.getByRole('option', { name: 'Invitation to an appointment' }).click();
    await page.getByRole('textbox', { name: 'Subject' }).waitFor();
  }),
  appointments: riversTab('Appointments'),
  contacts: riversTab('Contacts'),
  documents: riversTab('Documents'),
  calendar: { of: 'amara', path: '/calendar' },
  people: { of: 'ines', path: '/people' },
  'to-sign': { of: 'petra', path: '/to-sign?of=all' },
  person: {
    of: 'amara',
    path: '/people',
    before: (page) => page.getByRole('main').getByRole('link', { name: 'River Almeida' }).first().click(),
  },
  organization: {
    of: 'admin',
    path: '/organizations',
    before: (page) => page.getByRole('main').getByRole('link', { name: 'Harbor Community Services' }).first().click(),
  },
  'health-record': {
    of: 'amara',
    path: '/cases',
    before: async (page) => {
      await page.getByRole('link', { name: 'Patria Schimmel' }).first().click();
      await page.getByRole('tab', { name: 'Health record', exact: true }).click();
    },
  },
  'hand-over': {
    of: 'petra',
    path: '/team',
    before: (page) => page.getByRole('main').getByRole('link', { name: 'Hand over' }).last().click(),
  },
  questionnaires: { of: 'petra', path: '/questionnaires' },
  steps: { of: 'petra', path: '/programs/states' },
  licences: { of: 'petra', path: '/organizations/credentials?status=all' },
  roles: { of: 'admin', path: '/users/roles' },
  account: { of: 'amara', path: '/account' },
  'letter-templates': { of: 'petra', path: '/letter-templates' },
  clocks: { of: 'petra', path: '/programs/clocks' },
  holidays: { of: 'admin', path: '/organizations/holidays?set=DE-NW' },
  programs: { of: 'petra', path: '/programs' },
  import: { of: 'ines', path: '/import' },
  users: { of: 'admin', path: '/users' },
};

const folder = join(import.meta.dirname, '../docs/screenshots');
const wanted = Object.entries(pictures).filter(([name]) => name.startsWith(process.argv[2] ?? ''));
if (wanted.length === 0) {
  console.error(`No picture begins with ${process.argv[2]}. There are: ${Object.keys(pictures).join(', ')}.`);
  process.exit(2);
}
mkdirSync(folder, { recursive: true });
const stage = await openStage({ demo: true });
try {
  for (const [name, picture] of wanted) await take(stage, name, picture);
} finally {
  await stage.stop();
}
process.exit(0);

async function take(on: Stage, name: string, { of, path, language = 'en', onPhone = false, dark = false, before }: Picture): Promise<void> {
  const page = await on.newPageOf(of, { language, ...(onPhone ? { viewport: phone, sharpness: 2 } : {}) });
  await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light', reducedMotion: 'reduce' });
  await page.goto(`${on.url}${path}`);
  await settled(page);
  await before?.(page);
  await settled(page);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await page.context().close();
  console.log(`docs/screenshots/${name}.png`);
}
