import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { languages, Temporal } from '#kernel';
import { openPool, queryBuilder, verifyJournal } from '#platform';
import { readPdfText } from '#testing';
import { acceptReferral, assertHappened, assessNeeds, drawSignature, openSteps, refer } from './case-work.ts';
import { type PersonAtTheScreen, signIn } from './person-at-the-screen.ts';
import { assertAccessible, openStage, type Stage, settled } from './stage.ts';

const river = { given: 'River', family: 'Castellanos', born: '1998-05-09' };
const inDays = (days: number): string => Temporal.Now.plainDateISO('America/New_York').add({ days }).toString();
/** An hour the team keeps free and that is not now, so that none of the dates is under way while the story is told. */
const hour = Temporal.Now.plainTimeISO('America/New_York').hour < 12 ? 20 : 5;

const goals = [
  ['I want to ride my bike to work again.', '6-minute walk', 'Physiotherapy'],
  ['I want to remember what people told me yesterday.', 'Memory tasks done alone', 'Neuropsychology'],
  ['I want to cook for my friends on Sundays.', 'Lawton scale', 'Occupational therapy'],
  ['I want to keep my flat.', 'Months of rent paid', 'Budget and sick pay with the financial counsellor'],
] as const;
/** The first of each series lies in the past, so that what came of it can be said. */
const therapies = [
  { title: 'Physiotherapy', startsIn: -14, from: `${hour}:00`, until: `${hour}:45`, times: 4 },
  { title: 'Neuropsychology', startsIn: -13, from: `${hour + 1}:00`, until: `${hour + 1}:45`, times: 3 },
  { title: 'Occupational therapy', startsIn: -12, from: `${hour + 1}:00`, until: `${hour + 2}:00`, times: 3 },
  { title: 'Weekly meeting', startsIn: 1, from: `${hour}:00`, until: `${hour}:30`, times: 3 },
] as const;

for (const language of languages) {
  describe(`story 1: River, bicycle accident (${language})`, () => {
    let stage: Stage;
    let manager: PersonAtTheScreen;
    let caseUrl: string;
    before(async () => {
      stage = await openStage({ demo: true });
    });
    after(() => stage.stop());

    it('Mercy General refers River; intake takes River on as a clinical case', async () => {
      const sender = await signIn(stage, 'rosa', language);
      await refer(sender, { ...river, reason: 'Bicycle accident: head injury, broken arm and femur. Body and memory are affected.' });
      const intake = await signIn(stage, 'ines', language);
      await intake.goTo('/inbox');
      await intake.main.getByRole('link', { name: river.family }).click();
      const unknown = intake.say('intake:accept.newPerson', { name: `${river.given} ${river.family}` });
      await acceptReferral(intake, { person: intake.drawer.getByRole('radio', { name: unknown }) });
    });

    it('the needs are assessed and one of them is taken up', async () => {
      manager = await signIn(stage, 'amara', language);
      await manager.goTo('/cases');
      await manager.main.getByRole('link', { name: river.family }).click();
      await manager.main.getByRole('heading', { level: 1, name: river.family }).waitFor();
      caseUrl = new URL(manager.page.url()).pathname;
      await logCall(manager);
      await assessNeeds(manager, caseUrl, (index) => (index === 4 ? 1 : 3));
    });

    it('the plan holds three therapies and the money, in River’s words, and River signs it', async () => {
      await manager.openTab('web:case.tab.plan');
      await manager.press('plans:begin', manager.tab);
      for (const [words, measure, what] of goals) {
        await manager.press('plans:addGoal', manager.tab);
        await manager.write('plans:field.clientWords', words);
        await manager.write('plans:field.measure', measure);
        await manager.finish('plans:save');
        const goal = goalOf(manager, words);
        await manager.press('plans:addIntervention', goal);
        await manager.write('plans:field.what', what);
        await manager.write('plans:field.dueOn', inDays(60));
        await manager.finish('plans:save');
      }
      await manager.tab
        .getByRole('button', { name: manager.say('plans:edit'), exact: true })
        .last()
        .click();
      await manager.write('plans:emergencyPlan', 'Call 911, then Jo from the cycling club.');
      await manager.finish('plans:save');
      await manager.press('plans:submit', manager.tab);
      await manager.finish('plans:submitNow');
      await manager.press('plans:sign', manager.tab);
      await manager.write('plans:signerName', `${river.given} ${river.family}`);
      await drawSignature(manager);
      await manager.finish('plans:signNow.drawn');
      await assertHappened(manager, 'cases:timeline.plan-in-force.title');
    });

    it('three therapy series and the weekly meeting stand in the calendar with place and transport; what collides is refused', async () => {
      await manager.goTo(`${caseUrl}?tab=appointments`);
      for (const therapy of therapies) {
        await fillSeries(manager, therapy);
        await manager.finish('calendar:save');
        await manager.tab.getByText(therapy.title).first().waitFor();
      }
      await fillSeries(manager, { ...therapies[0], title: 'Twice' });
      await manager.press('calendar:save', manager.drawer);
      await manager.drawer
        .getByText(manager.say('calendar:preview.leaveOut', { count: 4, left: 0 }))
        .or(manager.drawer.getByRole('alert'))
        .first()
        .waitFor();
      await manager.page.keyboard.press('Escape');
      await assertAccessible(manager.page);
    });

    it('what took place and what was missed is said, and the series counts it', async () => {
      await manager.goTo(`${caseUrl}?tab=appointments`);
      const past = manager.tab
        .getByRole('listitem')
        .filter({ hasText: 'Physiotherapy' })
        .filter({ has: manager.page.getByRole('button', { name: manager.say('calendar:missed'), exact: true }) });
      await manager.press('calendar:missed', past.first());
      await manager.page.getByRole('menuitem', { name: manager.say('calendar:reason.no_transport') }).click();
      await manager.press('calendar:kept', past.first());
      const said = manager.say('calendar:series.missed', { count: 1 });
      await manager.tab.getByText(said).first().waitFor();
    });

    it('a check-in by phone is logged from anywhere by keyboard, and progress is noted', async () => {
      await logCall(manager);
      await manager.goTo(`${caseUrl}?tab=plan`);
      for (const value of ['30', '60']) {
        await manager.press('plans:progress', goalOf(manager, goals[0][0]));
        await manager.drawer.getByRole('textbox', { name: goals[0][1] }).fill(value);
        await manager.press('plans:saveValue', manager.drawer);
        await manager.drawer.getByRole('listitem').filter({ hasText: value }).first().waitFor();
        await manager.page.keyboard.press('Escape');
      }
      await goalOf(manager, goals[0][0])
        .getByText('60', { exact: true })
        .or(goalOf(manager, goals[0][0]).getByText(/^60.?%$/))
        .first()
        .waitFor();
    });

    it('the case closes with an outcome for every goal; the summary is printed', async () => {
      await cancelWhatIsAhead(manager, caseUrl);
      await openSteps(manager);
      await manager.page.getByRole('menuitem', { name: manager.say('cases:step.start_closing') }).click();
      await manager.choose('cases:form.why', manager.say('cases:closureReason.goals_met'));
      await manager.finish('cases:step.start_closing');
      await manager.goTo(`${caseUrl}?tab=plan`);
      for (const [words] of goals) {
        await manager.press('plans:progress', goalOf(manager, words));
        await manager.drawer.getByRole('radio', { name: manager.say('plans:outcome.achieved'), exact: true }).check();
        await manager.finish('plans:saveOutcome');
      }
      await openSteps(manager);
      await manager.page.getByRole('menuitem', { name: manager.say('cases:step.close') }).click();
      await manager.write('cases:form.closing', 'Rides to work again.');
      await manager.finish('cases:step.close');
      await assertHappened(manager, 'cases:timeline.case-closed.title');
      const link = manager.main.getByRole('link', { name: manager.say('documents:closure.title') });
      const printed = await manager.page.request.get(stage.url + (await link.getAttribute('href')));
      assert.equal(printed.headers()['content-type'], 'application/pdf');
      const text = readPdfText(await printed.body());
      for (const [words] of goals) assert.ok(text.includes(words.slice(0, 20)), words);
      assert.ok(text.includes(manager.say('documents:closure.summary')));
    });

    it('the closed case offers nothing to write; opened again, a new episode begins with the assessment', async () => {
      await manager.goTo(`${caseUrl}?tab=plan`);
      await goalOf(manager, goals[0][0]).waitFor();
      for (const gone of ['plans:revise', 'plans:progress'])
        assert.equal(await manager.main.getByRole('button', { name: manager.say(gone), exact: true }).count(), 0, gone);
      await manager.press('cases:ended.reopen');
      await manager.write('cases:form.why', 'The pain is back.');
      await manager.finish('cases:step.reopen');
      await assertHappened(manager, 'cases:timeline.case-reopened.title');
      await manager.goTo(`${caseUrl}?tab=appointments`);
      await manager.tab.getByRole('button', { name: manager.say('calendar:make'), exact: true }).waitFor();
    });

    it('the journal’s chain verifies', async () => {
      const owner = queryBuilder(openPool(stage.ownerUrl, 2));
      const verified = await verifyJournal(owner);
      await owner.destroy();
      assert.deepEqual(verified.faults, []);
    });
  });
}

async function logCall(manager: PersonAtTheScreen): Promise<void> {
  await manager.press('web:shell.logContact');
  await manager.check('contacts:outcome.reached');
  await manager.write('contacts:note', 'Slept better. Taxi for Thursday is booked.');
  await manager.page.keyboard.press('Control+Enter');
  await manager.drawer.waitFor({ state: 'detached' });
}

function goalOf({ tab }: PersonAtTheScreen, words: string) {
  return tab.getByRole('region', { name: words });
}

async function fillSeries(
  manager: PersonAtTheScreen,
  series: { title: string; startsIn: number; from: string; until: string; times: number },
) {
  await manager.press('calendar:make', manager.tab);
  await manager.write('calendar:what', series.title);
  await manager.drawer.getByRole('textbox', { name: manager.say('calendar:day'), exact: true }).fill(inDays(series.startsIn));
  await manager.write('calendar:from', series.from);
  await manager.write('calendar:until', series.until);
  await manager.check('calendar:repeat.week');
  await manager.write('calendar:repeat.count', String(series.times));
  await manager.write('calendar:place', 'Cedar Rehabilitation, room 2');
  await manager.check('calendar:transports.booked');
  await manager.write('calendar:transportNote', 'ramp bus');
}

/** Whatever is still planned is cancelled or said to have taken place: a case is not closed over open appointments. */
async function cancelWhatIsAhead(manager: PersonAtTheScreen, caseUrl: string): Promise<void> {
  const heading = (key: string) => manager.tab.getByRole('heading', { name: manager.say(key), exact: true });
  const open = heading('calendar:ahead').or(heading('calendar:unsaid'));
  const end = manager.tab.getByRole('button', { name: manager.say('calendar:series.end'), exact: true });
  const kept = manager.tab.getByRole('button', { name: manager.say('calendar:kept'), exact: true });
  for (let looks = 0; looks < 3; looks += 1) {
    await manager.goTo(`${caseUrl}?tab=appointments`);
    await settled(manager.page);
    if ((await open.count()) === 0) return;
    for (let left = await end.count(); left > 0; left -= 1) {
      await end.first().click();
      await manager.page.getByRole('menuitem', { name: manager.say('calendar:reason.rescheduled') }).click();
      await end.nth(left - 1).waitFor({ state: 'detached' });
    }
    for (let left = await kept.count(); left > 0; left = await kept.count()) {
      await kept.first().click();
      await kept.nth(left - 1).waitFor({ state: 'detached' });
    }
  }
  assert.fail(`something is still planned:\n${await manager.tab.ariaSnapshot()}`);
}
