import { sql } from 'kysely';
import { z } from 'zod';
import { Refused } from '#kernel';
import { loadCase } from '#modules/cases/server/index.ts';
import { type App, createOnce, logRead, type Platform, permitted, signedIn, type Tx, versionSeen } from '#platform';
import { AppointmentChange, AppointmentOutcome, AppointmentView, BusyTime, NewAppointment } from '../model.ts';
import { hiddenTimes } from './busy.ts';
import { changeAppointment, makeAppointment, settleAppointment } from './schedule.ts';
import { appointmentRows, loadAppointment, toView } from './store.ts';

const tags = ['calendar'];
const Params = z.object({ id: z.uuid() });
const Instant = z.iso.datetime({ offset: true });
const ListQuery = z
  .object({
    from: Instant,
    /** After `from`, and at most 92 days. */
    until: Instant,
    caseId: z.uuid().optional(),
    /** The appointments a worker takes part in; `me` for the reader. */
    userId: z.union([z.uuid(), z.literal('me')]).optional(),
    /** With `team`, those any worker of the reader's organisation takes part in; for supervisors. */
    of: z.literal('team').optional(),
  })
  .refine(({ from, until }) => Date.parse(from) <= Date.parse(until), {
    path: ['until'],
    error: 'ends before it begins',
    params: { code: 'period.ends-before-it-begins' },
  });

/** Making, moving and settling appointments, and the calendar of a case or a worker. */
export function calendarRoutes(app: App, { inTransaction }: Platform): void {
  const List = z.object({
    items: z.array(AppointmentView),
    /** In the calendar of colleagues: when they are taken by what the reader may not see. */
    busy: z.array(BusyTime),
  });
  app.get('/appointments', { schema: { tags, querystring: ListQuery, response: { 200: List } } }, async (request) => {
    const actor = request.query.of === 'team' ? permitted(request, 'team.see') : signedIn(request);
    return inTransaction(actor, async (tx) => ({
      items: await listAppointments(tx, request.query),
      busy: await busyOfColleagues(tx, request.query),
    }));
  });

  const OfCase = z.object({ items: z.array(AppointmentView) });
  app.get('/cases/:id/open-appointments', { schema: { tags, params: Params, response: { 200: OfCase } } }, async (request) =>
    inTransaction(signedIn(request), async (tx) => ({ items: await listOpenAppointments(tx, request.params.id) })),
  );

  app.get('/appointments/:id', { schema: { tags, params: Params, response: { 200: AppointmentView } } }, async (request) =>
    inTransaction(signedIn(request), async (tx) => {
      const appointment = await loadAppointment(tx, request.params.id);
      await logRead(tx, {
        action: 'view',
        route: '/appointments/:id',
        caseId: appointment.caseId,
        personId: appointment.personId,
        categories: [appointment.category],
      });
      return appointment;
    }),
  );

  app.post('/appointments', { schema: { tags, body: NewAppointment, response: { 201: AppointmentView } } }, async (request, reply) => {
    const view = await inTransaction(permitted(request, 'calendar.schedule'), async (tx) => {
      await createOnce(tx, { kind: 'appointment', id: request.body.id, body: request.body }, () => makeAppointment(tx, request.body));
      return loadAppointment(tx, request.body.id);
    });
    return reply.status(201).send(view);
  });

  app.patch(
    '/appointments/:id',
    { schema: { tags, params: Params, body: AppointmentChange, response: { 200: AppointmentView } } },
    async (request) =>
      inTransaction(permitted(request, 'calendar.schedule'), (tx) =>
        changeAppointment(tx, request.params.id, versionSeen(request), request.body),
      ),
  );

  app.post(
    '/appointments/:id/outcome',
    { schema: { tags, params: Params, body: AppointmentOutcome, response: { 200: AppointmentView } } },
    async (request) =>
      inTransaction(permitted(request, 'calendar.schedule'), (tx) =>
        settleAppointment(tx, request.params.id, versionSeen(request), request.body),
      ),
  );
}

async function busyOfColleagues(tx: Tx, { from, until, userId, of }: z.output<typeof ListQuery>): Promise<BusyTime[]> {
  if (of === 'team') return hiddenTimes(tx, { from, until }, null);
  return userId === undefined || userId === 'me' ? [] : hiddenTimes(tx, { from, until }, userId);
}

/** Whatever of a case is still planned, however far ahead or long past: a case is not closed over any of them. */
async function listOpenAppointments(tx: Tx, caseId: string): Promise<AppointmentView[]> {
  const { personId } = await loadCase(tx, caseId);
  const rows = await appointmentRows(tx)
    .where('a.caseId', '=', caseId)
    .where('a.status', '=', 'planned')
    .orderBy('a.startsAt')
    .orderBy('a.id')
    .limit(sql.lit(mostRows))
    .execute();
  const categories = [...new Set(rows.map((row) => row.category))];
  await logRead(tx, { action: 'view', route: '/cases/:id/open-appointments', caseId, personId, categories, resultCount: rows.length });
  return rows.map(toView);
}

const longestSpanDays = 92;
const mostRows = 1000;

async function listAppointments(tx: Tx, { from, until, caseId, userId, of }: z.output<typeof ListQuery>) {
  if (Date.parse(until) - Date.parse(from) > longestSpanDays * 86_400_000)
    throw new Refused({ code: 'appointment.too-long', days: longestSpanDays } as { code: string });
  const worker = userId === 'me' ? tx.actor.userId : userId;
  const rows = await appointmentRows(tx)
    .where('a.startsAt', '<', until)
    .where('a.endsAt', '>', from)
    .$if(caseId !== undefined, (query) => query.where('a.caseId', '=', caseId ?? ''))
    .$if(worker !== undefined, (query) =>
      query.where(
        sql<boolean>`a.id IN (SELECT w.appointment_id FROM appointment_workers w WHERE w.network_id = ${tx.actor.networkId} AND w.user_id = ${worker} AND w.during && tstzrange(${from}::timestamptz, ${until}::timestamptz))`,
      ),
    )
    .$if(of === 'team', (query) =>
      query.where(
        sql<boolean>`a.id IN (SELECT w.appointment_id FROM appointment_workers w JOIN memberships m ON m.network_id = w.network_id AND m.user_id = w.user_id
          WHERE w.network_id = ${tx.actor.networkId} AND m.organization_id = ${tx.actor.organizationId} AND w.during && tstzrange(${from}::timestamptz, ${until}::timestamptz))`,
      ),
    )
    .orderBy('a.startsAt')
    .orderBy('a.id')
    .limit(sql.lit(mostRows))
    .execute();
  await logRead(tx, {
    action: 'view',
    route: '/appointments',
    caseId,
    categories: [...new Set(rows.map((row) => row.category))],
    resultCount: rows.length,
  });
  return rows.map(toView);
}
