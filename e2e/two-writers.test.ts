import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Locator } from 'playwright-core';
import { type PersonAtTheScreen, signIn } from './person-at-the-screen.ts';
import { assertAccessible, openStage, type Stage } from './stage.ts';

describe('story 0: two people change the same record at the same time', () => {
  let stage: Stage;
  let amara: PersonAtTheScreen;
  let petra: PersonAtTheScreen;
  let people: { id: string; displayName: string }[];
  before(async () => {
    stage = await openStage({ demo: true });
    [amara, petra] = await Promise.all([signIn(stage, 'amara', 'en'), signIn(stage, 'petra', 'en')]);
    people = (await ask(amara, '/api/people?cases=open')).items;
    assert.ok(people.length >= 4);
  });
  after(() => stage.stop());

  it('the second to save is told who changed what, chooses field by field, and no change is lost', async () => {
    const id = personId(0);
    await Promise.all([openDetails(amara, id), openDetails(petra, id)]);
    await amara.write('people:field.givenNames', 'Anna Maria');
    await amara.write('people:field.pronouns', 'they/them');
    await petra.write('people:field.givenNames', 'Annamaria');
    await petra.write('people:field.preferredName', 'Annie');
    await amara.finish('people:save');
    await petra.press('people:save', petra.drawer);

    const conflict = conflictDialogue(petra, 'Amara Lindgren');
    await conflict.waitFor();
    assert.deepEqual(await choicesFor(conflict, petra.say('people:field.givenNames')), ['Annamaria', 'Anna Maria']);
    assert.equal(await conflict.getByRole('radio').count(), 2, 'what only one of them changed is no choice');
    await assertAccessible(petra.page);
    await conflict.getByRole('radio', { name: 'Anna Maria', exact: true }).check();
    await petra.press('ui:conflict.saveMix', conflict);
    await petra.drawer.first().waitFor({ state: 'detached' });

    const { givenNames, preferredName, pronouns } = await ask(petra, `/api/people/${id}`);
    assert.deepEqual({ givenNames, preferredName, pronouns }, { givenNames: 'Anna Maria', preferredName: 'Annie', pronouns: 'they/them' });
  });

  it('nobody is asked anything when they changed different fields', async () => {
    const id = personId(3);
    await Promise.all([openDetails(amara, id), openDetails(petra, id)]);
    await amara.write('people:field.pronouns', 'xe/xem');
    await petra.write('people:field.preferredName', 'Robin');
    await amara.finish('people:save');
    await petra.finish('people:save');
    const { preferredName, pronouns } = await ask(petra, `/api/people/${id}`);
    assert.deepEqual({ preferredName, pronouns }, { preferredName: 'Robin', pronouns: 'xe/xem' });
  });

  it('a draft taken up after somebody else saved does not overwrite what they wrote', async () => {
    const id = personId(1);
    await openDetails(amara, id);
    const kept = amara.page.waitForResponse((answer) => answer.request().method() === 'PUT' && answer.url().includes('/api/drafts/'));
    await amara.write('people:field.preferredName', 'Written first');
    assert.ok((await kept).ok());
    await amara.goTo('/today');

    await openDetails(petra, id);
    await petra.write('people:field.preferredName', 'Saved first');
    await petra.write('people:field.pronouns', 'she/they');
    await petra.finish('people:save');

    await openDetails(amara, id);
    await amara.drawer.getByRole('button', { name: amara.say('ui:draft.discard') }).waitFor();
    const written = amara.drawer.getByRole('textbox', { name: amara.like('people:field.preferredName') });
    assert.equal(await written.inputValue(), 'Written first');
    await amara.press('people:save', amara.drawer);
    const conflict = conflictDialogue(amara, 'Petra Hollis');
    await conflict.waitFor();
    assert.deepEqual(await choicesFor(conflict, amara.say('people:field.preferredName')), ['Written first', 'Saved first']);
    await conflict.getByRole('radio', { name: 'Saved first', exact: true }).check();
    await amara.press('ui:conflict.saveMix', conflict);
    await amara.drawer.first().waitFor({ state: 'detached' });

    const { preferredName, pronouns } = await ask(amara, `/api/people/${id}`);
    assert.deepEqual({ preferredName, pronouns }, { preferredName: 'Saved first', pronouns: 'she/they' });
  });

  it('what one saves stands in the list of the other without a reload', async () => {
    const id = personId(2);
    await amara.goTo('/people');
    await amara.main.getByRole('link', { name: people[2]?.displayName ?? '' }).waitFor();
    await openDetails(petra, id);
    await petra.write('people:field.familyName', 'Brandnewname');
    await petra.finish('people:save');
    await amara.main.getByRole('link', { name: 'Brandnewname' }).waitFor();
  });

  function personId(index: number): string {
    const person = people[index];
    assert.ok(person);
    return person.id;
  }
});

async function openDetails(someone: PersonAtTheScreen, id: string): Promise<void> {
  await someone.goTo(`/people/${id}`);
  await someone.press('people:page.change');
  await someone.drawer.getByRole('textbox', { name: someone.like('people:field.givenNames') }).waitFor();
}

function conflictDialogue({ page, say }: PersonAtTheScreen, name: string): Locator {
  return page.getByRole('dialog', { name: say('ui:conflict.title', { name, what: say('people:thisPerson') }) });
}

/** What stands beside a field in the dialogue: the reader's value, then the other's. */
async function choicesFor(conflict: Locator, field: string): Promise<string[]> {
  const id = await conflict.getByText(field, { exact: true }).getAttribute('id');
  return conflict.locator('label', { has: conflict.page().locator(`[aria-describedby="${id}"]`) }).allTextContents();
}

async function ask({ page }: PersonAtTheScreen, path: string) {
  return (await page.request.get(new URL(path, page.url()).href)).json();
}
