import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { generateSync } from 'otplib';
import { type PersonAtTheScreen, personAt } from './person-at-the-screen.ts';
import { assertAccessible, openStage, phone, type Stage, settled } from './stage.ts';

const password = 'a lantern on the quay';
const email = 'kaethe.gross@uferstadt.example';

describe('a network demands a second factor (it)', () => {
  let stage: Stage;
  let at: PersonAtTheScreen;
  before(async () => {
    stage = await openStage();
  });
  after(() => stage.stop());

  it('the administrator demands it of everybody and sees how many have none', async () => {
    at = personAt(await stage.newPage({ language: 'it' }), stage.url, 'it');
    const { status } = await setUp(at);
    assert.equal(status, 201);
    await at.goTo('/users/sign-in');
    await at.main.getByRole('radio', { name: at.say('identity:policy.everybody'), exact: true }).check();
    await at.press('identity:policy.save');
    await at.main.getByText(at.say('identity:policy.saved'), { exact: true }).waitFor();
    const policy = await (await at.page.request.get(`${stage.url}/api/sign-in-policy`)).json();
    assert.deepEqual([policy.secondFactor, policy.people, policy.withoutSecondFactor], ['everybody', 1, 1]);
  });

  it('whoever signs in after it is led to set one up, keeps the recovery codes, and comes where they wanted to go', async () => {
    const next = personAt(await stage.newPage({ language: 'it', viewport: phone }), stage.url, 'it');
    await next.page.request.post(`${stage.url}/api/session`, { data: { email, password } });
    await next.goTo('/users');
    await next.main.getByRole('heading', { level: 1, name: next.say('identity:owed.title') }).waitFor();
    const key = await next.main.locator('code').innerText();
    await settled(next.page);
    await assertAccessible(next.page);
    await next.main.getByRole('textbox').first().click();
    await next.page.keyboard.type(generateSync({ secret: key.replaceAll(' ', '') }));
    const goOn = next.main.getByRole('button', { name: next.say('identity:owed.goOn') });
    await goOn.waitFor();
    await assertAccessible(next.page);
    await goOn.click();
    await next.main.getByRole('heading', { level: 1, name: next.say('identity:users.title') }).waitFor();
  });

  async function setUp({ page }: PersonAtTheScreen): Promise<{ status: number }> {
    const answer = await page.request.post(`${stage.url}/api/setup`, {
      data: {
        network: { name: 'Rete Riva', country: 'IT', currency: 'EUR', timeZone: 'Europe/Rome', language: 'it' },
        organization: { name: 'Servizio sociale al porto', kind: 'social_agency', sector: 'social', setting: 'non_governmental' },
        administrator: { email, givenName: 'Käthe', familyName: 'Groß', password },
      },
    });
    return { status: answer.status() };
  }
});
