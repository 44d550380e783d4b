import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { languages, Temporal } from '#kernel';
import { openPool, queryBuilder, verifyJournal } from '#platform';
import { type PersonAtTheScreen, signIn } from './person-at-the-screen.ts';
import { assertAccessible, openStage, type Stage } from './stage.ts';

const patientFile = fileURLToPath(new URL('../modules/interop/test-data/patient-social-needs.json.gz', import.meta.url));
const patient = { given: 'Alfonzo975', family: 'Hickle134', born: '1994-01-20' };
const inDays = (days: number): string => Temporal.Now.plainDateISO('America/New_York').add({ days }).toString();

for (const language of languages) {
  describe(`story 0: the main job, from an imported patient to a closed case (${language})`, () => {
    let stage: Stage;
    let manager: PersonAtTheScreen;
    let caseUrl: string;
    before(async () => {
      stage = await openStage({ demo: true });
    });
    after(() => stage.stop());

    it('intake imports the patient; the hospital refers; the referral waits in the inbox and is accepted', async () => {
      const intake = await signIn(stage, 'ines', language);
      await importPatient(intake);
      const sender = await signIn(stage, 'rosa', language);
      await refer(sender);
      await intake.goTo('/inbox');
      await intake.main.getByRole('link', { name: patient.family }).click();
      await accept(intake);
      await intake.goTo('/inbox');
      await intake.main.getByRole('heading', { level: 1, name: intake.say('intake:page.title') }).waitFor();
      assert.equal(await intake.main.getByRole('link', { name: patient.family }).count(), 0);
    });

    it('the case lies on the desk of its manager, with what is due and why', async () => {
      manager = await signIn(stage, 'amara', language);
      await readToday(manager);
      const owed = dutiesOn(manager);
      assert.match((await owed.allTextContents()).join('\n'), new RegExp(manager.say('cases:duty.first-contact.action')));
      await owed.first().getByRole('link').click();
      await manager.main.getByRole('heading', { level: 1, name: patient.family }).waitFor();
      caseUrl = new URL(manager.page.url()).pathname;
      await assertAccessible(manager.page);
    });

    it('a call is logged, and the first contact is no longer due', async () => {
      await manager.press('web:shell.logContact');
      await manager.check('contacts:outcome.reached');
      await manager.write('contacts:note', 'Wants help with work first.');
      await manager.finish('contacts:save');
      await readToday(manager);
      const said = (await dutiesOn(manager).allTextContents()).join('\n');
      assert.doesNotMatch(said, new RegExp(manager.say('cases:duty.first-contact.action')));
    });

    it('the needs assessment is answered and scored, its proposal becomes a need, and planning begins', async () => {
      await manager.goTo(`${caseUrl}?tab=assessment`);
      await manager.press('assessments:do.start', manager.tab);
      await manager.check('assessments:start.interview');
      await manager.finish('assessments:do.start');
      await answerEverything(manager);
      await manager.press('assessments:do.complete');
      await manager.main.getByRole('heading', { name: manager.say('assessments:page.result') }).waitFor();
      await manager.goTo(`${caseUrl}?tab=assessment`);
      await manager.press('assessments:proposal.accept', manager.tab);
      await manager.tab.getByRole('button', { name: manager.like('assessments:do.change') }).waitFor();
      await takeStep(manager, 'complete_assessment');
      await assertHappened(manager, 'cases:timeline.assessment-finished.title');
    });

    it('a plan with one goal and two interventions is submitted, signed on the screen and in force', async () => {
      await manager.openTab('web:case.tab.plan');
      await manager.press('plans:begin', manager.tab);
      await writePlan(manager);
      await manager.press('plans:submit', manager.tab);
      await manager.finish('plans:submitNow');
      await manager.press('plans:sign', manager.tab);
      await manager.write('plans:signerName', `${patient.given} ${patient.family}`);
      await drawSignature(manager);
      await manager.finish('plans:signNow.drawn');
      await manager.tab.getByRole('button', { name: manager.say('plans:revise') }).waitFor();
      await assertHappened(manager, 'cases:timeline.plan-in-force.title');
      await assertAccessible(manager.page);
    });

    it('an appointment is made, a second one at the same time is refused', async () => {
      await manager.openTab('web:case.tab.appointments');
      await makeAppointment(manager, 'JobBridge');
      await manager.drawer.waitFor({ state: 'detached' });
      await manager.tab.getByText('JobBridge').waitFor();
      await makeAppointment(manager, 'Twice');
      await manager.drawer.getByRole('alert').first().waitFor();
      await manager.page.keyboard.press('Escape');
    });

    it('the case closes only when nothing is open, and then owes nothing', async () => {
      await manager.goTo(`${caseUrl}?tab=appointments`);
      await openSteps(manager);
      await manager.page.getByRole('menuitem', { name: manager.say('cases:step.start_closing') }).click();
      await manager.choose('cases:form.why', manager.say('cases:closureReason.goals_met'));
      await manager.finish('cases:step.start_closing');
      await openSteps(manager);
      await manager.page.getByRole('menuitem', { name: manager.like('cases:step.close') }).click();
      await manager.drawer.getByRole('heading', { name: manager.say('cases:missing.title') }).waitFor();
      assert.ok(await manager.drawer.getByRole('button', { name: manager.say('cases:step.close'), exact: true }).isDisabled());

      await manager.goTo(`${caseUrl}?tab=appointments`);
      await manager.press('calendar:cancel', manager.tab);
      await manager.page.getByRole('menuitem', { name: manager.say('calendar:reason.rescheduled') }).click();
      await manager.openTab('web:case.tab.plan');
      await manager.press('plans:progress', manager.tab);
      await manager.drawer.getByRole('radio', { name: manager.say('plans:outcome.achieved'), exact: true }).check();
      await manager.finish('plans:saveOutcome');

      await openSteps(manager);
      await manager.page.getByRole('menuitem', { name: manager.say('cases:step.close') }).click();
      await manager.write('cases:form.closing', 'Found work.');
      await manager.finish('cases:step.close');
      await assertHappened(manager, 'cases:timeline.case-closed.title');
      await readToday(manager);
      assert.equal(await dutiesOn(manager).count(), 0);
    });

    it('the journal tells it in order and its chain verifies', async () => {
      const owner = queryBuilder(openPool(stage.ownerUrl, 2));
      const caseId = caseUrl.split('/').at(-1) ?? '';
      const events = await owner
        .selectFrom('journal')
        .select(['area', 'type'])
        .where('streamId', '=', caseId)
        .orderBy('streamPosition')
        .execute();
      const verified = await verifyJournal(owner);
      await owner.destroy();
      const told = events.map(({ area, type }) => `${area}.${type}`);
      const milestones = told.filter((type) => storyInOrder.includes(type));
      assert.deepEqual([...new Set(milestones)], storyInOrder);
      assert.deepEqual(verified.faults, []);
    });
  });
}

const storyInOrder = [
  'cases.case-opened',
  'intake.referral-accepted',
  'contacts.contact-logged',
  'assessments.assessment-completed',
  'cases.assessment-finished',
  'plans.plan-submitted',
  'plans.plan-signed',
  'cases.plan-in-force',
  'calendar.appointment-made',
  'cases.closing-started',
  'calendar.appointment-cancelled',
  'cases.case-closed',
];

/** Today with everything that is due later opened too. */
async function readToday(manager: PersonAtTheScreen): Promise<void> {
  await manager.goTo('/today');
  const later = manager.main.getByRole('region', { name: manager.say('web:today.later'), exact: true });
  await later.getByRole('button').first().click();
  await later.getByRole('listitem').first().waitFor();
}

function dutiesOn({ main }: PersonAtTheScreen) {
  return main.getByRole('listitem').filter({ hasText: patient.family });
}

async function importPatient(intake: PersonAtTheScreen): Promise<void> {
  await intake.goTo('/import');
  await intake.main.locator('input[type=file]').setInputFiles(patientFile);
  await intake.main.getByText(intake.say('interop:state.done', { count: 1, persons: 1 })).waitFor({ timeout: 30_000 });
}

async function refer(sender: PersonAtTheScreen): Promise<void> {
  await sender.goTo('/inbox');
  await sender.press('intake:page.new');
  await sender.drawer.getByRole('radio', { name: 'Harbor Community Services' }).check();
  await sender.write('intake:new.givenNames', patient.given);
  await sender.write('intake:new.familyName', patient.family);
  await sender.write('intake:new.birthDate', patient.born);
  await sender.write('intake:new.reason', 'Lives alone, out of work, needs somebody who keeps it together.');
  await sender.check('intake:urgency.soon');
  await sender.check('intake:new.agrees_yes');
  await sender.finish('intake:new.send');
  await sender.main.getByRole('link', { name: patient.family }).waitFor();
}

async function accept(intake: PersonAtTheScreen): Promise<void> {
  await intake.press('intake:decide.accept', intake.drawer);
  await intake.drawer
    .getByRole('radio', { name: intake.like('intake:certainty.likely') })
    .or(likelyPerson(intake))
    .first()
    .check();
  await intake.choose('intake:accept.program', 'Community case management');
  await intake.choose('intake:accept.manager', 'Amara Lindgren');
  await intake.check('intake:accept.eligibilityRecorded');
  await intake.check('intake:legalForm.written');
  await intake.check('intake:accept.notice');
  await intake.press('intake:accept.verb', intake.drawer);
  await intake.drawer.getByText(intake.say('intake:status.accepted'), { exact: true }).waitFor();
}

/** The person who is known already: the name and the reasons why it is probably the same. */
function likelyPerson(intake: PersonAtTheScreen) {
  const certainty = intake.say('intake:certainty.likely').replace(',', '');
  return intake.drawer.getByRole('radio', { name: new RegExp(`${patient.family}.*${certainty}`) });
}

/** Every situation is well but one, which is a crisis. */
async function answerEverything({ main, page }: PersonAtTheScreen): Promise<void> {
  const situations = main.getByRole('group').filter({ has: page.getByRole('radio').nth(5) });
  await situations.first().waitFor();
  const count = await situations.count();
  for (let index = 0; index < count; index += 1) {
    await situations
      .nth(index)
      .getByRole('radio')
      .nth(index === 3 ? 0 : 4)
      .check();
  }
}

async function writePlan(manager: PersonAtTheScreen): Promise<void> {
  await manager.press('plans:addGoal', manager.tab);
  await manager.write('plans:field.clientWords', 'I want to be needed again.');
  await manager.write('plans:field.measure', 'Days at work a week');
  await manager.finish('plans:save');
  for (const what of ['Talk with JobBridge', 'Write an application together']) {
    await manager.press('plans:addIntervention', manager.tab);
    await manager.write('plans:field.what', what);
    await manager.write('plans:field.dueOn', inDays(30));
    await manager.finish('plans:save');
  }
  await manager.tab
    .getByRole('button', { name: manager.say('plans:edit'), exact: true })
    .last()
    .click();
  await manager.write('plans:emergencyPlan', 'Call 911.');
  await manager.finish('plans:save');
}

async function drawSignature({ page, drawer }: PersonAtTheScreen): Promise<void> {
  const pad = await drawer.getByRole('img').boundingBox();
  assert.ok(pad);
  await page.mouse.move(pad.x + 20, pad.y + 30);
  await page.mouse.down();
  for (let step = 0; step < 20; step += 1) await page.mouse.move(pad.x + 20 + step * 10, pad.y + 30 + (step % 5) * 10);
  await page.mouse.up();
}

async function makeAppointment(manager: PersonAtTheScreen, title: string): Promise<void> {
  await manager.press('calendar:make', manager.tab);
  await manager.write('calendar:what', title);
  await manager.drawer.getByRole('textbox', { name: manager.say('calendar:day'), exact: true }).fill(inDays(9));
  await manager.write('calendar:from', '7:00');
  await manager.write('calendar:until', '7:30');
  await manager.press('calendar:save', manager.drawer);
}

async function openSteps(manager: PersonAtTheScreen): Promise<void> {
  await manager.press('cases:next');
  await manager.page.getByRole('menu').waitFor();
}

async function takeStep(manager: PersonAtTheScreen, step: string): Promise<void> {
  await openSteps(manager);
  await manager.page.getByRole('menuitem', { name: manager.say(`cases:step.${step}`) }).click();
  await manager.finish(`cases:step.${step}`);
}

async function assertHappened(manager: PersonAtTheScreen, title: string): Promise<void> {
  await manager.main
    .getByRole('region', { name: manager.say('web:case.timeline'), exact: true })
    .getByText(manager.say(title), { exact: true })
    .waitFor();
}
