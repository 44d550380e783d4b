import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import type { PersonAtTheScreen } from './person-at-the-screen.ts';

/** Today with everything that is due later opened too. */
export async function readToday(manager: PersonAtTheScreen): Promise<void> {
  await manager.goTo('/today');
  const later = manager.main.getByRole('region', { name: manager.say('web:today.later'), exact: true });
  await later.getByRole('button').first().click();
  await later.getByRole('listitem').first().waitFor();
}

interface ReferredPerson {
  readonly given: string;
  readonly family: string;
  readonly born: string;
  readonly reason: string;
}

/** Sends a referral to Harbor from the inbox of another organisation. */
export async function refer(sender: PersonAtTheScreen, { given, family, born, reason }: ReferredPerson): Promise<void> {
  await sender.goTo('/inbox');
  await sender.press('intake:page.new');
  await sender.drawer.getByRole('radio', { name: 'Harbor Community Services' }).check();
  await sender.write('intake:new.givenNames', given);
  await sender.write('intake:new.familyName', family);
  await sender.write('intake:new.birthDate', born);
  await sender.write('intake:new.reason', reason);
  await sender.check('intake:urgency.soon');
  await sender.check('intake:new.agrees_yes');
  await sender.finish('intake:new.send');
  await sender.main.getByRole('link', { name: family }).waitFor();
}

/** Accepts the referral that is open: who it is, in which programme, for Amara, with a written consent. */
export async function acceptReferral(intake: PersonAtTheScreen, { person }: { person: Locator }): Promise<void> {
  await intake.press('intake:decide.accept', intake.drawer);
  await person.first().check();
  await decideAcceptance(intake);
}

/** Says in the form of an acceptance who works on it and on what basis, and accepts. */
export async function decideAcceptance(intake: PersonAtTheScreen): Promise<void> {
  await intake.choose('intake:accept.program', 'Community case management');
  await intake.choose('intake:accept.manager', 'Amara Lindgren');
  await intake.check('intake:identityCheck.document_seen');
  await intake.check('intake:safety.no_danger');
  await intake.check('intake:accept.eligibilityRecorded');
  await intake.check('intake:legalForm.written');
  await intake.check('intake:accept.notice');
  await intake.press('intake:accept.verb', intake.drawer);
  await intake.drawer.getByText(intake.say('intake:status.accepted'), { exact: true }).waitFor();
}

/**
 * Asks about needs in an interview, takes the first need the answers suggest, and ends the assessment of the case. `choose` gives the option for each
 * situation by its place: 0 a crisis … 4 all is well.
 */
export async function assessNeeds(manager: PersonAtTheScreen, caseUrl: string, choose: (index: number) => number): Promise<void> {
  await manager.goTo(`${caseUrl}?tab=assessment`);
  await manager.press('assessments:do.start', manager.tab);
  await manager.check('assessments:start.interview');
  await manager.finish('assessments:do.start');
  await answerSituations(manager, choose);
  await manager.press('assessments:do.complete');
  await manager.main.getByRole('heading', { name: manager.say('assessments:page.result') }).waitFor();
  await manager.goTo(`${caseUrl}?tab=assessment`);
  await manager.press('assessments:proposal.accept', manager.tab);
  await manager.tab.getByRole('button', { name: manager.like('assessments:do.change') }).waitFor();
  await takeStep(manager, 'complete_assessment');
}

async function answerSituations({ main, page }: PersonAtTheScreen, choose: (index: number) => number): Promise<void> {
  const situations = main.getByRole('group').filter({ has: page.getByRole('radio').nth(5) });
  await situations.first().waitFor();
  const count = await situations.count();
  for (let index = 0; index < count; index += 1) {
    await situations.nth(index).getByRole('radio').nth(choose(index)).check();
  }
}

/** Draws a line on the pad, as a finger would. */
export async function drawSignature({ page, drawer }: PersonAtTheScreen): Promise<void> {
  const pad = await drawer.getByRole('img').boundingBox();
  assert.ok(pad);
  await page.mouse.move(pad.x + 20, pad.y + 30);
  await page.mouse.down();
  for (let step = 0; step < 20; step += 1) await page.mouse.move(pad.x + 20 + step * 10, pad.y + 30 + (step % 5) * 10);
  await page.mouse.up();
}

/** Opens "What next?". */
export async function openSteps(manager: PersonAtTheScreen): Promise<void> {
  await manager.press('cases:next');
  await manager.page.getByRole('menu').waitFor();
}

/** Takes a step of the case that asks for nothing. */
export async function takeStep(manager: PersonAtTheScreen, step: string): Promise<void> {
  await openSteps(manager);
  await manager.page.getByRole('menuitem', { name: manager.say(`cases:step.${step}`) }).click();
  await manager.finish(`cases:step.${step}`);
}

/** The timeline of the case says so. */
export async function assertHappened(manager: PersonAtTheScreen, title: string): Promise<void> {
  await manager.main
    .getByRole('region', { name: manager.say('web:case.timeline'), exact: true })
    .getByText(manager.say(title), { exact: true })
    .waitFor();
}
