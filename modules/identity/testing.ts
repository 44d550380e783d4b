import pg from 'pg';
import { newId, type Role } from '#kernel';
import type { TestResponse, TestServer } from '#testing';
import { cookieName } from './server/cookie.ts';
import { registerUser } from './server/index.ts';

/** Good enough by the rules, and the same for everybody in tests. */
export const password = 'seven quiet harbours';

export interface TestPerson {
  readonly id: string;
  readonly email: string;
}

/** Somebody with an account: active, with the password of all tests and one role. */
export async function aPerson(
  server: TestServer,
  as: { role: Role; organization: 'harbor' | 'mercy' | 'northgate' } = { role: 'case_manager', organization: 'harbor' },
): Promise<TestPerson> {
  const id = newId();
  const email = `person.${id.slice(-8)}@example.org`;
  await server.inTransaction(server.system(), (tx) =>
    registerUser(tx, {
      id,
      email,
      givenName: 'Noor',
      familyName: 'Haddad',
      password,
      memberships: [{ id: newId(), organizationId: server.organizations[as.organization], role: as.role }],
    }),
  );
  return { id, email };
}

/** Somebody to be invited as a case manager at Harbor, unless the test says otherwise. */
export function aNewUser(server: TestServer, change: Record<string, unknown> = {}) {
  const id = newId();
  return {
    id,
    email: `new.${id.slice(-8)}@example.org`,
    givenName: 'Ines',
    familyName: 'Moretti',
    language: 'it',
    memberships: [{ id: newId(), organizationId: server.organizations.harbor, role: 'case_manager' }],
    ...change,
  };
}

/** The header that says which version was seen. */
export const seen = (version: number) => ({ 'if-match': `"${version}"` });

/** A browser at an address of its own: keeps its cookies, and sends them along. */
export interface Browser {
  readonly address: string;
  send(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<TestResponse>;
  /** The session token the browser holds. */
  token(): string | undefined;
}

let browsers = 0;

/** Every browser has an address of its own, so that what one test does wrong does not count for another. */
export function browser(server: TestServer, address?: string): Browser {
  browsers += 1;
  const from = address ?? `10.${(browsers >> 16) & 255}.${(browsers >> 8) & 255}.${browsers & 255}`;
  const cookies: Record<string, string> = {};
  return {
    address: from,
    async send(method, url, body, headers = {}) {
      const response = await server.app.inject({
        method,
        url,
        headers,
        cookies,
        remoteAddress: from,
        ...(body === undefined ? {} : { payload: body as object }),
      });
      for (const cookie of response.cookies) {
        if (cookie.value === '') delete cookies[cookie.name];
        else cookies[cookie.name] = cookie.value;
      }
      const isJson = /json/.test(String(response.headers['content-type']));
      return { status: response.statusCode, headers: response.headers, body: isJson ? response.json() : response.body };
    },
    token: () => cookies[cookieName(server.platform.settings)],
  };
}

/** A browser in which the person is signed in. */
export async function signedInBrowser(server: TestServer, person: TestPerson): Promise<Browser> {
  const client = browser(server);
  const { status } = await client.send('POST', '/api/session', { email: person.email, password });
  if (status !== 200) throw new Error(`signing in answered ${status}`);
  return client;
}

/** Whether a text stands in any row of any table, in whatever column. */
export async function isStoredAnywhere(server: TestServer, needle: string): Promise<boolean> {
  const owner = new pg.Client({ connectionString: server.ownerUrl });
  await owner.connect();
  try {
    const { rows } = await owner.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('public', 'pgboss')`,
    );
    const found = rows.map(({ name }) => `EXISTS (SELECT FROM ${name} t WHERE position($1 IN t::text) > 0)`);
    const { rowCount } = await owner.query(`SELECT WHERE ${found.join(' OR ')}`, [needle]);
    return rowCount === 1;
  } finally {
    await owner.end();
  }
}

/** The mails waiting for somebody, newest first, as the outbox shows them. */
export async function mailsTo(server: TestServer, email: string): Promise<{ subject: string; text: string; html: string }[]> {
  const { body } = await server.request(await server.as('administrator'), 'GET', '/api/outbox');
  return body.items.filter((mail: { to: string }) => mail.to === email);
}

/** The token in the link of a mail's text. */
export function tokenIn(text: string, page: 'invitation' | 'password-reset'): string {
  return new RegExp(`/${page}/([\\w-]{43})\\n`).exec(text)?.[1] ?? '';
}
