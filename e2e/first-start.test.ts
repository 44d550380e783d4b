import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type PersonAtTheScreen, personAt } from './person-at-the-screen.ts';
import { assertAccessible, openStage, type Stage } from './stage.ts';

const password = 'a lantern on the quay';

describe('story 0: the first person sets Lotse up and brings in the first colleague (de)', () => {
  let stage: Stage;
  let first: PersonAtTheScreen;
  before(async () => {
    stage = await openStage();
  });
  after(() => stage.stop());

  it('every way in leads to the set-up; what is missing is said at its field', async () => {
    first = personAt(await stage.newPage({ language: 'de' }), stage.url, 'de');
    await first.goTo('/');
    await first.main.getByRole('heading', { level: 1, name: first.say('identity:setup.title') }).waitFor();
    await first.press('identity:setup.submit');
    await first.main
      .getByRole('textbox', { name: first.like('identity:setup.networkName') })
      .and(invalid(first))
      .waitFor();
    await assertAccessible(first.page);
  });

  it('network, organisation and administrator are made, and the administrator is signed in', async () => {
    await fill(first, 'identity:setup.networkName', 'Netzwerk Uferstadt');
    await fill(first, 'identity:setup.organizationName', 'Sozialdienst am Hafen');
    await fill(first, 'identity:user.givenName', 'Käthe');
    await fill(first, 'identity:user.familyName', 'Groß');
    await fill(first, 'identity:field.email', 'kaethe.gross@uferstadt.example');
    await first.main.getByLabel(first.like('identity:field.password')).fill(password);
    await first.press('identity:setup.submit');
    await first.page.getByRole('navigation', { name: first.say('web:shell.navigation') }).waitFor();
  });

  it('an invitation goes out by mail; its link leads the colleague in, who can begin to work', async () => {
    await first.goTo('/users');
    await first.press('identity:invite.open');
    await first.write('identity:user.givenName', 'Jörg');
    await first.write('identity:user.familyName', 'Weißenfels');
    await first.write('identity:user.email', 'joerg@uferstadt.example');
    await first.choose('identity:user.roles', first.say('ui:role.intake_worker'));
    await first.finish('identity:invite.submit');

    await first.goTo('/outbox');
    const link = await first.main.getByRole('article').getByRole('link').getAttribute('href', { timeout: 20_000 });
    const colleague = personAt(await stage.newPage({ language: 'de' }), stage.url, 'de');
    await colleague.goTo(new URL(link ?? '').pathname);
    await colleague.main.getByLabel(colleague.like('identity:field.newPassword')).fill(password);
    await colleague.press('identity:invitation.submit');
    await colleague.page.getByRole('navigation', { name: colleague.say('web:shell.navigation') }).waitFor();
    const { items } = await (await colleague.page.request.get(`${stage.url}/api/programs`)).json();
    assert.deepEqual(
      items.map(({ name }: { name: string }) => name),
      [colleague.say('cases:firstProgram')],
    );
  });
});

async function fill({ main, like }: PersonAtTheScreen, label: string, what: string): Promise<void> {
  await main.getByRole('textbox', { name: like(label) }).fill(what);
}

function invalid({ page }: PersonAtTheScreen) {
  return page.locator('[aria-invalid=true]');
}
