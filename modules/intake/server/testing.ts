import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { aReferral } from '#modules/intake/testing.ts';
import type { Actor } from '#platform';
import { type TestServer, testServer } from '#testing';

/** A Monday morning, at which tests of intake begin. */
export const monday = '2026-03-02T15:00:00Z';

/** The desk of intake on a Monday: a server from the first to the last test of a file, referrals received and sent, and what follows from them. */
export function intakeDesk() {
  let server: TestServer;
  before(async () => {
    server = await testServer();
    server.setNow(monday);
    await Promise.all([server.as('intake_worker'), server.as('supervisor'), server.as('intake_worker', 'mercy')]);
  });
  after(() => server.stop());

  const request = async (actor: Actor, method: 'GET' | 'POST' | 'PATCH', path: string, body?: unknown, version?: number) =>
    server.request(actor, method, `/api/referrals${path}`, body, version === undefined ? {} : { 'if-match': `"${version}"` });

  async function receive(fields: Parameters<typeof aReferral>[1] = {}) {
    const response = await request(await server.as('intake_worker'), 'POST', '', aReferral(server.organizations.harbor, fields));
    assert.equal(response.status, 201, JSON.stringify(response.body));
    return response.body;
  }

  async function send(fields: Parameters<typeof aReferral>[1] = {}, actor?: Actor) {
    const sender = actor ?? (await server.as('partner', 'northgate'));
    const response = await request(sender, 'POST', '', aReferral(server.organizations.harbor, { ...fields, sender: null, channel: null }));
    assert.equal(response.status, 201, JSON.stringify(response.body));
    return response.body;
  }

  const duties = async (id: string) =>
    server.inTransaction(server.system(), (tx) =>
      tx.db
        .selectFrom('duties')
        .select(['kind', 'dueOn', 'ruleId', 'assigneeUserId', 'assigneeOrganizationId', 'assigneeRole', 'priority'])
        .where('scopeId', '=', id)
        .execute(),
    );
  const mails = async (to: string) =>
    server.inTransaction(server.system(), (tx) =>
      tx.db.selectFrom('mails').select(['template', 'language', 'facts']).where('toAddress', '=', to).execute(),
    );

  return {
    get server() {
      return server;
    },
    request,
    receive,
    send,
    duties,
    mails,
  };
}
