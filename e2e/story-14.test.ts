import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openPool, queryBuilder, verifyJournal } from '#platform';
import { type PersonAtTheScreen, personAt, signIn } from './person-at-the-screen.ts';
import { assertAccessible, openStage, phone, type Stage, settled } from './stage.ts';

const asked = { given: 'Lucia', family: 'Ferraro', born: '14.09.1961', phone: '212 555 0177' };
const answer = 'La chiamiamo domani mattina.';

describe('story 14: a self-referral in Italian, from the telephone to the linked record', () => {
  let stage: Stage;
  let lucia: PersonAtTheScreen;
  let intake: PersonAtTheScreen;
  let receipt: { number: string; code: string };
  before(async () => {
    stage = await openStage({ demo: true });
    lucia = personAt(await stage.newPage({ language: 'it', viewport: phone }), stage.url, 'it');
  });
  after(() => stage.stop());

  it('intake knows somebody like this already', async () => {
    intake = await signIn(stage, 'ines', 'it');
    await intake.goTo('/people');
    await intake.press('people:page.register');
    await intake.drawer.getByRole('textbox', { name: intake.say('people:field.givenNames'), exact: true }).fill(asked.given);
    await intake.write('people:field.familyName', asked.family);
    await intake.write('people:field.birthDate', asked.born);
    await intake.finish('people:register.save');
  });

  it('she asks for help on her telephone, without an account, and nothing is kept before she sends it', async () => {
    const kept: string[] = [];
    lucia.page.on('request', (request) => request.method() !== 'GET' && kept.push(new URL(request.url()).pathname));
    await lucia.goTo('/refer');
    await settled(lucia.page);
    await lucia.main.getByRole('link', { name: '911' }).waitFor();
    await assertAccessible(lucia.page);
    await fillIn(lucia);
    assert.deepEqual(kept, []);
    await assertAccessible(lucia.page);
    // Nobody fills it in faster than a person reads it.
    await lucia.page.waitForTimeout(5_500);
    await lucia.press('intake:refer.send');
    await lucia.main.getByRole('heading', { name: lucia.say('intake:receipt.title') }).waitFor();
    assert.deepEqual(kept, ['/api/refer']);
    assert.equal(new URL(lucia.page.url()).pathname + new URL(lucia.page.url()).search, '/refer');
    const [number = '', code = ''] = await lucia.main.getByRole('definition').allTextContents();
    receipt = { number, code };
    assert.match(number, /^R-\d{4}-\d{4}$/);
    await assertAccessible(lucia.page);
  });

  it('intake finds her in the inbox with how not to reach her, and who it probably is and why', async () => {
    await openReferral(intake);
    await intake.drawer.getByText(intake.say('intake:told.answerWish_code')).waitFor();
    await intake.drawer.getByText(intake.say('intake:certainty.likely').replace(',', '')).first().waitFor();
  });

  it('no place is free: she waits, sees so with her code, and intake sees which turn is hers', async () => {
    await intake.press('intake:decide.takeOn', intake.drawer);
    await intake.press('intake:decide.wait', intake.drawer);
    await intake.check('intake:wait.targetGroup');
    await intake.check('intake:wait.priority_1');
    await intake.press('intake:wait.verb', intake.drawer);
    await intake.drawer.getByText(intake.say('intake:status.waitlisted'), { exact: true }).waitFor();
    await readAnswer(lucia, receipt.code);
    await lucia.main.getByRole('heading', { name: lucia.say('intake:receipt.state_waitlisted') }).waitFor();
    await intake.goTo('/inbox?status=waitlisted');
    const row = intake.main.getByRole('listitem').filter({ hasText: asked.family });
    await row.getByText(intake.say('intake:row.place', { position: 1, of: 2 })).waitFor();
    await row.getByRole('link', { name: asked.family }).click();
  });

  it('a place is free: it is accepted with a new record by mistake, and the case is open', async () => {
    await intake.press('intake:decide.accept', intake.drawer);
    await intake.drawer
      .getByRole('radio', {
        name: new RegExp(`^${RegExp.escape(intake.say('intake:accept.newPerson', { name: `${asked.given} ${asked.family}` }))}`),
      })
      .check();
    await intake.choose('intake:accept.program', 'Community case management');
    await intake.choose('intake:accept.manager', 'Amara Lindgren');
    await intake.check('intake:identityCheck.document_seen');
    await intake.check('intake:safety.no_danger');
    await intake.check('intake:accept.eligibilityRecorded');
    await intake.check('intake:legalForm.written');
    await intake.check('intake:accept.notice');
    await intake.write('intake:answer.text', answer);
    await intake.press('intake:accept.verb', intake.drawer);
    await intake.drawer.getByText(intake.say('intake:status.accepted'), { exact: true }).waitFor();
  });

  it('she reads the answer with her code, and nothing else', async () => {
    await readAnswer(lucia, receipt.code.toLowerCase());
    await lucia.main.getByRole('heading', { name: lucia.say('intake:receipt.state_accepted') }).waitFor();
    await lucia.main.getByText(answer).waitFor();
    assert.equal(await lucia.main.getByText(asked.family).count(), 0);
    assert.ok(!lucia.page.url().includes(receipt.code));
    await assertAccessible(lucia.page);
  });

  it('the mistake is mended: the two records are linked, and one of them is shown', async () => {
    await intake.press('intake:drawer.link', intake.drawer);
    await intake.write('people:link.why', 'Confermato al telefono da lei.');
    await intake.press('people:link.save', intake.drawer);
    await intake.drawer.getByText(intake.say('intake:status.accepted'), { exact: true }).waitFor();
    assert.equal(await countShown(intake), 1);
  });

  it('the link is seen on the page of the person and taken back there; both records stand for themselves again', async () => {
    await intake.main.getByRole('link', { name: asked.family }).first().click();
    await intake.press('people:link.remove');
    await intake.write('people:link.removeWhy', 'È la cugina con lo stesso nome.');
    await intake.finish('people:link.remove');
    await intake.main.getByText(intake.say('people:link.none')).waitFor();
    await assertAccessible(intake.page);
    assert.equal(await countShown(intake), 2);
  });

  it('the journal tells it, and its chain verifies', async () => {
    const owner = queryBuilder(openPool(stage.ownerUrl, 2));
    const events = await owner
      .selectFrom('journal')
      .select(['type', 'facts'])
      .where('type', 'in', ['referral-received', 'referral-waitlisted', 'referral-accepted', 'person-linked', 'person-unlinked'])
      .orderBy('at')
      .orderBy('id')
      .execute();
    const verified = await verifyJournal(owner);
    const whole = JSON.stringify(await owner.selectFrom('journal').select('facts').execute());
    await owner.destroy();
    const hers = events.filter(({ type, facts }) => type.startsWith('person') || (facts as { number?: string }).number === receipt.number);
    assert.deepEqual(
      hers.map(({ type }) => type),
      [
        'referral-received',
        'referral-waitlisted',
        'referral-accepted',
        'person-linked',
        'person-linked',
        'person-unlinked',
        'person-unlinked',
      ],
    );
    assert.ok(!whole.includes(receipt.code));
    assert.deepEqual(verified.faults, []);
  });
});

async function fillIn({ main, like, say }: PersonAtTheScreen): Promise<void> {
  const write = (key: string, what: string) => main.getByRole('textbox', { name: like(key) }).fill(what);
  await main.getByRole('radio', { name: say('intake:refer.aboutWhom.self'), exact: true }).check();
  await write('intake:refer.reason', 'Dopo l’ospedale non riesco più a fare tutto da sola.');
  await main.getByRole('radio', { name: say('intake:refer.urgency_soon') }).check();
  await write('intake:new.givenNames', asked.given);
  await write('intake:new.familyName', asked.family);
  await write('intake:new.birthDate', asked.born);
  await write('intake:refer.phone', asked.phone);
  await main.getByRole('radio', { name: say('intake:refer.times_morning') }).check();
  await main.getByRole('checkbox', { name: say('intake:new.not_post') }).check();
  await main.getByRole('checkbox', { name: say('intake:refer.noticeRead') }).check();
}

async function readAnswer(lucia: PersonAtTheScreen, code: string): Promise<void> {
  await lucia.goTo('/refer/answer');
  await lucia.main.getByRole('textbox').fill(code);
  await lucia.press('intake:receipt.show');
}

async function openReferral(intake: PersonAtTheScreen): Promise<void> {
  await intake.goTo('/inbox');
  await intake.main.getByRole('link', { name: asked.family }).click();
  await intake.drawer.waitFor();
}

/** How many records of this name the list of people shows. */
async function countShown(intake: PersonAtTheScreen): Promise<number> {
  await intake.goTo(`/people?q=${asked.family}`);
  await settled(intake.page);
  return intake.main.getByRole('link', { name: `${asked.given} ${asked.family}` }).count();
}
