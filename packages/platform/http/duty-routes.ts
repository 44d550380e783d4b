import { sql } from 'kysely';
import { z } from 'zod';
import { Refused } from '#kernel';
import type { App } from '../area.ts';
import { holdScopes } from '../duties.ts';
import { dutyDismissed, dutyHandedOver, dutyPostponed, dutyResumed } from '../duty-events.ts';
import { safetyPriority } from '../duty-source.ts';
import { countOwed, DutyQuery, DutyView, listDuties } from '../duty-views.ts';
import { record } from '../events.ts';
import type { Platform } from '../platform.ts';
import { endWithNext } from '../sql-driver.ts';
import type { EventType, Tx } from '../tx.ts';
import { signedIn } from './request.ts';

const Params = z.object({ id: z.uuid() });
const reason = z.string().trim().min(3).max(500);

/** Lists of what is owed, and the three things one may do about a duty without doing it: postpone, dismiss, hand over. Each says why. */
export function dutyRoutes(app: App, { inTransaction }: Platform): void {
  app.get(
    '/duties',
    { schema: { tags: ['duties'], querystring: DutyQuery, response: { 200: z.object({ items: z.array(DutyView), now: z.string() }) } } },
    async (request) =>
      inTransaction(signedIn(request), async (tx) => {
        await endWithNext(tx.db);
        return { items: await listDuties(tx, request.query), now: tx.now.toString() };
      }),
  );

  const Count = z.object({ count: z.int() });
  app.get(
    '/duties/count',
    { schema: { tags: ['duties'], querystring: DutyQuery.omit({ limit: true }), response: { 200: Count } } },
    async (request) =>
      inTransaction(signedIn(request), async (tx) => {
        await endWithNext(tx.db);
        return { count: await countOwed(tx, request.query) };
      }),
  );

  const Postponement = z.object({ until: z.iso.datetime({ offset: true }), reason });
  app.post(
    '/duties/:id/postponement',
    { schema: { tags: ['duties'], params: Params, body: Postponement, response: { 204: z.null() } } },
    async (request, reply) => {
      await inTransaction(signedIn(request), async (tx) => {
        const { until, reason } = request.body;
        if (until <= tx.now.toString()) throw new Refused({ code: 'duty.postponed-to-past' });
        await decide(tx, request.params.id, { postponedUntil: until, postponedReason: reason }, dutyPostponed, { until, reason });
      });
      return reply.status(204).send(null);
    },
  );

  app.delete(
    '/duties/:id/postponement',
    { schema: { tags: ['duties'], params: Params, response: { 204: z.null() } } },
    async (request, reply) => {
      await inTransaction(signedIn(request), (tx) =>
        decide(
          tx,
          request.params.id,
          { postponedUntil: null, postponedReason: null, dismissedAt: null, dismissedBy: null, dismissedReason: null },
          dutyResumed,
          {},
        ),
      );
      return reply.status(204).send(null);
    },
  );

  app.post(
    '/duties/:id/dismissal',
    { schema: { tags: ['duties'], params: Params, body: z.object({ reason }), response: { 204: z.null() } } },
    async (request, reply) => {
      await inTransaction(signedIn(request), async (tx) => {
        const { reason } = request.body;
        await requireDismissible(tx, request.params.id);
        await decide(
          tx,
          request.params.id,
          { dismissedAt: tx.now.toString(), dismissedBy: tx.actor.userId, dismissedReason: reason },
          dutyDismissed,
          { reason },
        );
      });
      return reply.status(204).send(null);
    },
  );

  const HandOver = z.object({ toUserId: z.uuid(), reason });
  app.post(
    '/duties/:id/hand-over',
    { schema: { tags: ['duties'], params: Params, body: HandOver, response: { 204: z.null() } } },
    async (request, reply) => {
      await inTransaction(signedIn(request), async (tx) => {
        const { toUserId, reason } = request.body;
        await requireReceiver(tx, request.params.id, toUserId);
        await decide(tx, request.params.id, { handedToUserId: toUserId, handedReason: reason }, dutyHandedOver, { toUserId, reason });
      });
      return reply.status(204).send(null);
    },
  );
}

async function decide(
  tx: Tx,
  id: string,
  change: Record<string, unknown>,
  event: EventType,
  facts: Record<string, unknown>,
): Promise<void> {
  const found = await tx.db.selectFrom('duties').select('scopeId').where('id', '=', id).executeTakeFirst();
  if (found) await holdScopes(tx, [found.scopeId]);
  const duty = await tx.db
    .updateTable('duties')
    .set(change)
    .where('id', '=', id)
    .returning(['area', 'kind', 'caseId', 'personId', 'category'])
    .executeTakeFirst();
  if (!duty) throw new Refused({ code: 'record.not-found' });
  record(
    tx,
    event,
    {
      caseId: duty.caseId ?? undefined,
      personId: duty.personId ?? undefined,
      organizationId: tx.actor.organizationId ?? undefined,
      category: duty.category as never,
    },
    { dutyId: id, area: duty.area, kind: duty.kind, ...facts },
  );
}

/** What protects somebody is settled by doing it; anything else may turn out not to be needed. */
async function requireDismissible(tx: Tx, id: string): Promise<void> {
  const duty = await tx.db.selectFrom('duties').select('priority').where('id', '=', id).executeTakeFirst();
  if (duty && duty.priority >= safetyPriority) throw new Refused({ code: 'duty.safety-not-dismissed' });
}

/** A duty about a case goes only to somebody who may see the case; another one to somebody of the organisation that owes it. */
async function requireReceiver(tx: Tx, id: string, toUserId: string): Promise<void> {
  const duty = await tx.db
    .selectFrom('duties')
    .select(['caseId', 'category', 'assigneeOrganizationId'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!duty) throw new Refused({ code: 'record.not-found' });
  const { rows } = await sql<{ allowed: boolean }>`SELECT CASE WHEN ${duty.caseId}::uuid IS NULL
      THEN EXISTS (SELECT FROM memberships m WHERE m.user_id = ${toUserId} AND m.organization_id = ${duty.assigneeOrganizationId ?? tx.actor.organizationId})
      ELSE EXISTS (SELECT FROM access_to_case(${duty.caseId}) a WHERE ${duty.category} = ANY (a.categories) AND (a.grantee_id = ${toUserId}
        OR EXISTS (SELECT FROM memberships m WHERE m.user_id = ${toUserId} AND m.organization_id = a.grantee_id AND (a.role IS NULL OR a.role = m.role))))
      END AS allowed`.execute(tx.db);
  if (!rows[0]?.allowed) throw new Refused({ code: 'duty.receiver-cannot-see' });
}
