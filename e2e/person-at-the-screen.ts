import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import type { Language } from '#kernel';
import { text } from '#platform';
import { demoPassword, emailOf, type WorkerKey, workers } from '../apps/server/demo/workers.ts';
import type { Stage } from './stage.ts';

/** Somebody at a screen of their own, who reads and clicks words in their language. */
export interface PersonAtTheScreen {
  readonly page: Page;
  readonly main: Locator;
  /** The drawer or dialogue over the page. */
  readonly drawer: Locator;
  readonly tab: Locator;
  /** The words under a key: `cases:step.close`, `web:case.tab.plan`. */
  say(key: string, facts?: Readonly<Record<string, unknown>>): string;
  /** Matches a label or name that begins with these words; labels go on with "optional" and help. */
  like(key: string): RegExp;
  goTo(path: string): Promise<void>;
  press(key: string, inside?: Locator): Promise<void>;
  write(key: string, what: string): Promise<void>;
  /** Chooses from a list that opens; by the words of the entry. */
  choose(key: string, option: string | RegExp): Promise<void>;
  check(key: string): Promise<void>;
  openTab(key: string): Promise<void>;
  /** Presses the button that saves the drawer and waits until it is gone. */
  finish(key: string): Promise<void>;
}

/** Signs in on the sign-in page, as people do. */
export async function signIn(stage: Stage, who: WorkerKey, language: Language): Promise<PersonAtTheScreen> {
  const page = await stage.newPage({ language });
  const person = personAt(page, stage.url, language);
  await person.goTo('/sign-in');
  await person.main.getByRole('textbox', { name: person.like('identity:field.email') }).fill(emailOf(workers[who]));
  await person.main.getByLabel(person.like('identity:field.password')).fill(demoPassword);
  await person.press('identity:signIn.submit', person.main);
  await page.getByRole('navigation', { name: wordsOf('en', 'web:shell.navigation') }).waitFor();
  if (language !== 'en') await speak(page, stage.url, language);
  return person;
}

/** The cast of the demo works in English; the language of an account is what its screens speak from the next page on. */
async function speak(page: Page, url: string, language: Language): Promise<void> {
  const session = await (await page.request.get(`${url}/api/session`)).json();
  const changed = await page.request.patch(`${url}/api/me`, { data: { language }, headers: { 'if-match': `"${session.user.version}"` } });
  assert.equal(changed.status(), 200, await changed.text());
}

function wordsOf(language: Language, key: string, facts?: Readonly<Record<string, unknown>>): string {
  if (!key.startsWith('web:')) return text(language, key, facts);
  const file = new URL(`../apps/web/locales/${language}.json`, import.meta.url);
  const words = key
    .slice('web:'.length)
    .split('.')
    .reduce((found, name) => found?.[name], JSON.parse(readFileSync(file, 'utf8')));
  assert.equal(typeof words, 'string', `no words for ${key}`);
  return words;
}

/** Whoever sits at a page, signed in or not yet. */
export function personAt(page: Page, url: string, language: Language): PersonAtTheScreen {
  const say: PersonAtTheScreen['say'] = (key, facts) => wordsOf(language, key, facts);
  const like = (key: string) => new RegExp(`^${RegExp.escape(say(key))}`);
  const main = page.getByRole('main');
  const drawer = page.getByRole('dialog');
  return tellingWhatWasThere({
    page,
    main,
    drawer,
    tab: page.getByRole('tabpanel'),
    say,
    like,
    async goTo(path) {
      await page.goto(url + path);
      await main.waitFor();
    },
    async press(key, inside = main) {
      await inside
        .getByRole('button', { name: say(key), exact: true })
        .first()
        .click();
    },
    async write(key, what) {
      await drawer.getByRole('textbox', { name: like(key) }).fill(what);
    },
    async choose(key, option) {
      await drawer.getByRole('combobox', { name: like(key) }).click();
      await page.getByRole('option', { name: option }).first().click();
    },
    async check(key) {
      await drawer
        .getByRole('radio', { name: like(key) })
        .or(drawer.getByRole('checkbox', { name: like(key) }))
        .first()
        .check();
    },
    async openTab(key) {
      await page.getByRole('tab', { name: say(key), exact: true }).click();
    },
    async finish(key) {
      await drawer
        .getByRole('button', { name: say(key), exact: true })
        .last()
        .click();
      await drawer.waitFor({ state: 'detached' });
    },
  });
}

/** What a person does in vain fails with the screen as it was then: a machine that builds keeps no pictures. */
function tellingWhatWasThere(person: PersonAtTheScreen): PersonAtTheScreen {
  const telling =
    <Given extends unknown[]>(action: (...given: Given) => Promise<void>) =>
    (...given: Given) =>
      action(...given).catch(async (error: Error) => {
        const over = (await person.drawer.count()) > 0 ? person.drawer.last() : person.main;
        const screen = await over.ariaSnapshot({ timeout: 1000 }).catch(() => 'nothing');
        throw new Error(`${error.message}\nAt ${person.page.url()} there was:\n${screen}`, { cause: error });
      });
  const { goTo, press, write, choose, check, openTab, finish } = person;
  return {
    ...person,
    goTo: telling(goTo),
    press: telling(press),
    write: telling(write),
    choose: telling(choose),
    check: telling(check),
    openTab: telling(openTab),
    finish: telling(finish),
  };
}
