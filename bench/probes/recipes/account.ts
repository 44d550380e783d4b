import { randomUUID } from 'node:crypto';
import { generateSync } from 'otplib';
import { newId } from '#kernel';
import {
  aNewUser,
  aPerson,
  type Browser,
  mailsTo,
  password,
  signedInBrowser,
  type TestPerson,
  tokenIn,
} from '#modules/identity/testing.ts';
import type { Asked, Recipe, Stage } from './stage.ts';

const cookieOf = (client: Browser) => ({ cookie: `lotse_session=${client.token()}` });
const asBrowser = (client: Browser, url: string, body?: unknown): Asked => ({ url, body, as: null, headers: cookieOf(client) });

/** Somebody signed in, who stays so. */
const someone = (stage: Stage) =>
  stage.shared(
    'browser',
    async () => {
      const person = await aPerson(stage.server);
      return { person, client: await signedInBrowser(stage.server, person) };
    },
    200,
  );
const anAccount = (stage: Stage) => stage.shared('account', () => aPerson(stage.server), 200);
const user = (stage: Stage, uses = 1) =>
  stage.shared(`user of ${uses}`, async () => stage.make('POST', '/users', aNewUser(stage.server), { as: stage.administrator }), uses);
const ofUser = (id: string) => ({ table: 'users', id });

async function tokenOf(stage: Stage, { email }: Pick<TestPerson, 'email'>, page: 'invitation' | 'password-reset'): Promise<string> {
  for (let look = 0; look < 200; look += 1) {
    const [mail] = await mailsTo(stage.server, email);
    const token = tokenIn(mail?.text ?? '', page);
    if (token) return token;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`no mail with a link to ${page} came`);
}
const invitation = (stage: Stage, uses: number) =>
  stage.shared(`invitation of ${uses}`, async () => tokenOf(stage, await user(stage), 'invitation'), uses);
const reset = (stage: Stage, uses: number) =>
  stage.shared(
    `reset of ${uses}`,
    async () => {
      const person = await aPerson(stage.server);
      await stage.make('POST', '/password-resets', { email: person.email }, { as: null });
      return tokenOf(stage, person, 'password-reset');
    },
    uses,
  );

/** Somebody whose second factor is on, and how to make a code of it. */
async function protectedPerson(stage: Stage) {
  const person = await aPerson(stage.server);
  const client = await signedInBrowser(stage.server, person);
  const { secret } = (await client.send('POST', '/api/me/second-factor')).body;
  const { body } = await client.send('POST', '/api/me/second-factor/confirmation', { code: generateSync({ secret }) });
  return { person, client, recoveryCodes: body.recoveryCodes as string[] };
}

/** Signing in, one's own account, the accounts of others. */
export const accountRecipes: Readonly<Record<string, Recipe>> = {
  'GET /drafts/{key}': () => ({ url: '/drafts/contact:1' }),
  'PUT /drafts/{key}': () => ({
    url: '/drafts/contact:1',
    body: { body: { note: 'Called back.' }, label: { case: 'H-1' }, device: 'desk' },
  }),
  'DELETE /drafts/{key}': () => ({ url: '/drafts/contact:1' }),
  'POST /session': async (stage) => ({ url: '/session', body: { email: (await anAccount(stage)).email, password }, as: null }),
  'GET /session': async (stage) => asBrowser((await someone(stage)).client, '/session'),
  'DELETE /session': async (stage) => asBrowser(await signedInBrowser(stage.server, await anAccount(stage)), '/session'),
  'POST /session/second-factor': async (stage) => {
    const { person, recoveryCodes } = await protectedPerson(stage);
    const { pendingToken } = await stage.make('POST', '/session', { email: person.email, password }, { as: null });
    return { url: '/session/second-factor', body: { pendingToken, code: recoveryCodes[0] }, as: null };
  },
  'POST /session/renewal': async (stage) => {
    const person = await anAccount(stage);
    const client = await signedInBrowser(stage.server, person);
    return asBrowser(client, '/session/renewal', { userId: person.id, password });
  },
  'PUT /session/organization': async (stage) =>
    asBrowser((await someone(stage)).client, '/session/organization', { organizationId: stage.server.organizations.harbor }),
  'GET /sessions': async (stage) => asBrowser((await someone(stage)).client, '/sessions'),
  'DELETE /sessions/{id}': async (stage) => {
    const person = await anAccount(stage);
    const [client] = [await signedInBrowser(stage.server, person), await signedInBrowser(stage.server, person)];
    const { items } = (await client.send('GET', '/api/sessions')).body;
    return asBrowser(client, `/sessions/${items.find((one: { current: boolean }) => !one.current).id}`);
  },
  'DELETE /sessions': async (stage) => asBrowser(await signedInBrowser(stage.server, await anAccount(stage)), '/sessions'),
  'PATCH /me': async (stage) => {
    const { person, client } = await someone(stage);
    return { ...asBrowser(client, '/me', { title: 'Nurse' }), of: ofUser(person.id) };
  },
  'PUT /me/password': async (stage) => {
    const client = await signedInBrowser(stage.server, await aPerson(stage.server));
    return asBrowser(client, '/me/password', { currentPassword: password, newPassword: `eleven grey herons ${randomUUID()}` });
  },
  'POST /me/second-factor': async (stage) => asBrowser((await someone(stage)).client, '/me/second-factor'),
  'POST /me/second-factor/confirmation': async (stage) => {
    const client = await signedInBrowser(stage.server, await aPerson(stage.server));
    const { secret } = (await client.send('POST', '/api/me/second-factor')).body;
    return asBrowser(client, '/me/second-factor/confirmation', { code: generateSync({ secret }) });
  },
  'POST /me/second-factor/removal': async (stage) =>
    asBrowser((await protectedPerson(stage)).client, '/me/second-factor/removal', { password }),
  'POST /me/recovery-codes': async (stage) =>
    asBrowser((await stage.shared('protected', () => protectedPerson(stage), 100)).client, '/me/recovery-codes', { password }),
  'POST /password-resets': async (stage) => ({ url: '/password-resets', body: { email: (await anAccount(stage)).email }, as: null }),
  'GET /password-resets/{token}': async (stage) => ({ url: `/password-resets/${await reset(stage, 100)}`, as: null }),
  'POST /password-resets/{token}': async (stage) => ({
    url: `/password-resets/${await reset(stage, 1)}`,
    body: { password: 'eleven grey herons' },
    as: null,
  }),
  'POST /invitations': async (stage) => ({ url: '/invitations', body: { userId: (await user(stage)).id } }),
  'GET /invitations/{token}': async (stage) => ({ url: `/invitations/${await invitation(stage, 100)}`, as: null }),
  'POST /invitations/{token}': async (stage) => ({
    url: `/invitations/${await invitation(stage, 1)}`,
    body: { password: 'eleven grey herons' },
    as: null,
  }),
  'POST /setup': () => ({ url: '/setup', body: aSetup(), as: null }),
  'POST /users': (stage) => ({ url: '/users', body: aNewUser(stage.server) }),
  'GET /users/{id}': async (stage) => ({ url: `/users/${(await user(stage, 50)).id}` }),
  'PATCH /users/{id}': async (stage) => {
    const { id } = await user(stage);
    return { url: `/users/${id}`, body: { title: 'Nurse' }, of: ofUser(id) };
  },
  'POST /users/{id}/disablement': async (stage) => {
    const { id } = await user(stage);
    return { url: `/users/${id}/disablement`, of: ofUser(id) };
  },
  'DELETE /users/{id}/disablement': async (stage) => {
    const { id } = await user(stage);
    const headers = await stage.seen(ofUser(id));
    await stage.make('POST', `/users/${id}/disablement`, undefined, { as: stage.administrator, headers });
    return { url: `/users/${id}/disablement`, of: ofUser(id) };
  },
  'DELETE /users/{id}/second-factor': async (stage) => ({ url: `/users/${(await protectedPerson(stage)).person.id}/second-factor` }),
  'DELETE /users/{id}/sessions': async (stage) => {
    const person = await anAccount(stage);
    await signedInBrowser(stage.server, person);
    return { url: `/users/${person.id}/sessions` };
  },
  'PUT /sign-in-policy': async (stage) => {
    const client = await stage.shared('administrator at a browser', async () => {
      const person = await aPerson(stage.server, { role: 'administrator', organization: 'harbor' });
      return signedInBrowser(stage.server, person);
    });
    const of = { table: 'sign_in_policies', id: stage.server.networkId };
    const asked = asBrowser(client, '/sign-in-policy', { secondFactor: 'own_choice' });
    return { ...asked, headers: { 'if-match': '"1"', ...asked.headers }, of };
  },
  'POST /users/{id}/memberships': async (stage) => ({
    url: `/users/${(await user(stage)).id}/memberships`,
    body: { id: newId(), organizationId: stage.server.organizations.harbor, role: 'clinician' },
  }),
  'PATCH /memberships/{id}': async (stage) => {
    const { id } = (await user(stage)).memberships[0];
    return { url: `/memberships/${id}`, body: { validUntil: stage.day(400) }, of: { table: 'memberships', id } };
  },
  'DELETE /memberships/{id}': async (stage) => {
    const { id } = (await user(stage)).memberships[0];
    return { url: `/memberships/${id}`, of: { table: 'memberships', id } };
  },
};

/** What a new place would be set up with; ours is set up already, and says so. */
const aSetup = () => ({
  network: { name: 'Riverside', country: 'US', currency: 'USD', timeZone: 'America/New_York', language: 'en' },
  organization: { name: 'Harbor', kind: 'social_agency', sector: 'social', setting: 'non_governmental' },
  administrator: { email: 'first@example.org', givenName: 'Amara', familyName: 'Lindgren', password },
});
