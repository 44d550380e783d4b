import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type PersonAtTheScreen, signIn } from './person-at-the-screen.ts';
import { assertAccessible, openStage, type Stage } from './stage.ts';

describe('story 1: an answer that speaks of danger', () => {
  let stage: Stage;
  let manager: PersonAtTheScreen;
  let supervisor: PersonAtTheScreen;
  let caseUrl: string;
  before(async () => {
    stage = await openStage({ demo: true });
    manager = await signIn(stage, 'amara', 'en');
    supervisor = await signIn(stage, 'petra', 'en');
  });
  after(() => stage.stop());

  it('stands on the case in front of a colleague, and on the form, as soon as it is chosen, before anybody completes anything', async () => {
    await manager.goTo('/cases');
    await manager.main.getByRole('link', { name: 'River Almeida' }).first().click();
    await manager.main.getByRole('heading', { level: 1, name: /River Almeida/ }).waitFor();
    caseUrl = new URL(manager.page.url()).pathname;
    await supervisor.goTo(`${caseUrl}?tab=assessment`);
    await supervisor.tab.getByRole('heading', { name: supervisor.say('assessments:asked.heading') }).waitFor();
    assert.equal(await alarm(supervisor).count(), 0);
    await startPhq9(manager);
    await ninthAnswer(manager, 1).check();
    await alarm(manager).waitFor();
    await alarm(supervisor).waitFor();
    await assertAccessible(manager.page);
  });

  it('is the first thing to do on Today, within the hour', async () => {
    const today = await manager.page.context().newPage();
    await today.goto(`${stage.url}/today`);
    const desk = today.getByRole('main');
    const duty = desk.getByText(manager.say('assessments:duty.safety-call.action'), { exact: true });
    await duty.waitFor();
    assert.match(await desk.innerText(), new RegExp(`${manager.say('ui:duty.first')}\\s+River Almeida.*?PHQ-9`, 's'));
    await manager.press('assessments:safety.acknowledge');
    await manager.check('assessments:safety.actions.safety_plan');
    await manager.write('assessments:safety.note', 'Talked for half an hour. A friend stays tonight.');
    await manager.finish('assessments:do.save');
    await duty.waitFor({ state: 'detached' });
    await alarm(supervisor).waitFor({ state: 'detached' });
    await supervisor.goTo(caseUrl);
    const timeline = supervisor.main.getByRole('region', { name: supervisor.say('web:case.timeline'), exact: true });
    await timeline.getByText(supervisor.say('assessments:timeline.safety-alert-raised.title'), { exact: true }).waitFor();
  });
});

/** "Somebody has to call now." */
const alarm = ({ main, say }: PersonAtTheScreen) => main.getByRole('heading', { name: say('assessments:safety.heading') });

async function startPhq9(manager: PersonAtTheScreen): Promise<void> {
  await manager.goTo(`${new URL(manager.page.url()).pathname}?tab=assessment`);
  await manager.press('assessments:do.choose', manager.tab);
  await manager.drawer.getByRole('radio', { name: /^PHQ-9/ }).check();
  await manager.check('assessments:start.interview');
  await manager.finish('assessments:do.start');
}

/** An answer to the ninth question of PHQ-9: 0 not at all … 3 nearly every day. */
function ninthAnswer({ main }: PersonAtTheScreen, score: number) {
  return main
    .getByRole('group', { name: /better off dead/ })
    .getByRole('radio')
    .nth(score);
}
