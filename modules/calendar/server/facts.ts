import type { Tx } from '#platform';

/** What the case area asks of the calendar: the next appointment, and how many are still planned. */
export async function calendarFacts(tx: Tx, caseId: string) {
  const planned = tx.db.selectFrom('appointments').where('caseId', '=', caseId).where('status', '=', 'planned');
  const next = await planned
    .select(['startsAt', 'title'])
    .where('startsAt', '>=', tx.now.toString())
    .orderBy('startsAt')
    .limit(1)
    .executeTakeFirst();
  const { count } = await planned.select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
  return { nextAppointment: next ? { at: next.startsAt, title: next.title } : null, openAppointments: count };
}
