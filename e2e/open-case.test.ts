import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { decideAcceptance } from './case-work.ts';
import { type PersonAtTheScreen, signIn } from './person-at-the-screen.ts';
import { openStage, type Stage, settled } from './stage.ts';

describe('story 1: opening a case from the New menu', () => {
  let stage: Stage;
  let intake: PersonAtTheScreen;
  before(async () => {
    stage = await openStage({ demo: true });
    intake = await signIn(stage, 'ines', 'en');
  });
  after(() => stage.stop());

  it('leads from who asks straight to the acceptance, and ends with the open case', async () => {
    await intake.goTo('/today');
    await settled(intake.page);
    await intake.press('web:shell.new', intake.page.locator('body'));
    await intake.page.getByRole('menuitem', { name: intake.say('intake:openCase.title') }).click();
    await intake.write('intake:new.givenNames', 'Noor');
    await intake.write('intake:new.familyName', 'Haddad');
    await writeWhy(intake);
    await intake.press('intake:openCase.next', intake.drawer);
    await intake.drawer.getByRole('heading', { name: intake.say('intake:accept.title', { name: 'Noor Haddad' }) }).waitFor();
    await decideAcceptance(intake);
    await intake.drawer.getByRole('link', { name: intake.say('intake:outcome.openCase', { number: '' }) }).waitFor();
  });

  it('a second case for the same person begins on their page, with who they are filled in', async () => {
    await intake.goTo('/people?q=Haddad');
    await intake.main.getByRole('link', { name: 'Noor Haddad' }).first().click();
    await intake.main.getByRole('link', { name: intake.say('people:cases.openCase') }).click();
    const family = intake.drawer.getByRole('textbox', { name: intake.like('intake:new.familyName') });
    await family.waitFor();
    assert.equal(await family.inputValue(), 'Haddad');
    await intake.page.keyboard.press('Escape');
    await intake.drawer.waitFor({ state: 'detached' });
  });
});

async function writeWhy(intake: PersonAtTheScreen): Promise<void> {
  await intake.write('intake:new.reason', 'Lost the flat after the fire.');
  await intake.check('intake:new.agrees_yes');
}
