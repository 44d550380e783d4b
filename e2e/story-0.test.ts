import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { languages, Temporal } from '#kernel';
import { openPool, queryBuilder, verifyJournal } from '#platform';
import { acceptReferral, assertHappened, assessNeeds, drawSignature, openSteps, readToday, refer } from './case-work.ts';
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
      await refer(sender, { ...patient, reason: 'Lives alone, out of work, needs somebody who keeps it together.' });
      await intake.goTo('/inbox');
      await intake.main.getByRole('link', { name: patient.family }).click();
      await acceptReferral(intake, { person: likelyPerson(intake) });
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
      await assessNeeds(manager, caseUrl, (index) => (index === 3 ? 0 : 4));
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
      await manager.tab.getByRole('button', { name: manager.say('calendar:reopen'), exact: true }).waitFor();
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

/** The duties on Today that are about the patient. */
function dutiesOn({ main }: PersonAtTheScreen) {
  return main.getByRole('listitem').filter({ hasText: patient.family });
}

async function importPatient(intake: PersonAtTheScreen): Promise<void> {
  await intake.goTo('/import');
  await intake.main.locator('input[type=file]').setInputFiles(patientFile);
  await intake.main.getByText(intake.say('interop:state.done', { count: 1, persons: 1 })).waitFor({ timeout: 30_000 });
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
  await submitTooEarly(manager);
  await manager.write('plans:emergencyPlan', 'Call 911.');
  await manager.finish('plans:save');
}

/** Who submits while something is missing is led to it: here to the day of the review, which the programme proposes. */
async function submitTooEarly(manager: PersonAtTheScreen): Promise<void> {
  await manager.press('plans:submit', manager.tab);
  await manager.drawer.getByRole('heading', { name: manager.say('plans:frame'), exact: true }).waitFor();
  const what = manager.say('plans:missing.review-date');
  await manager.drawer.getByText(manager.say('plans:missing.first', { what }), { exact: true }).waitFor();
}

async function makeAppointment(manager: PersonAtTheScreen, title: string): Promise<void> {
  await manager.press('calendar:make', manager.tab);
  await manager.write('calendar:what', title);
  await manager.drawer.getByRole('textbox', { name: manager.say('calendar:day'), exact: true }).fill(inDays(9));
  await manager.write('calendar:from', '7:00');
  await manager.write('calendar:until', '7:30');
  await manager.press('calendar:save', manager.drawer);
}

/** The person who is known already: the name and the reasons why it is probably the same. */
function likelyPerson(intake: PersonAtTheScreen) {
  const certainty = intake.say('intake:certainty.likely').replace(',', '');
  return intake.drawer.getByRole('radio', { name: new RegExp(`${patient.family}.*${certainty}`) });
}
