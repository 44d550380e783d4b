import { newId, Temporal } from '#kernel';
import type { NewAppointment, SeriesView } from '#modules/calendar/index.ts';
import type { NewContact } from '#modules/contacts/index.ts';
import type { DemoCase, DemoCast } from './cast.ts';
import type { DemoClient } from './clients.ts';
import type { OrganizationKey } from './organizations.ts';
import type { Stage } from './stage.ts';

/** What a story is told with. */
export interface Told extends DemoCase {
  readonly stage: Stage;
  readonly cast: DemoCast;
  readonly client: DemoClient;
}

/** The case manager logs a contact, so many days ago. */
export async function logs(
  told: Pick<Told, 'stage' | 'caseId' | 'by'>,
  daysAgo: number,
  contact: Partial<NewContact>,
  hour = 11,
): Promise<void> {
  told.stage.goTo(daysAgo, hour);
  const at = told.stage.now().subtract({ minutes: 3 }).toString();
  await told.stage.send(told.by, 'POST', '/contacts', {
    id: newId(),
    caseId: told.caseId,
    mode: 'call',
    outcome: 'reached',
    minutes: 6,
    ...contact,
    at,
  });
}

export interface Meeting {
  /** Days from today; negative lies in the past. */
  readonly inDays: number;
  /** Clock time and length at the network's place. */
  readonly at: string;
  readonly minutes: number;
  readonly title: string;
  readonly place?: string;
  readonly transport?: NewAppointment['transport'];
  readonly transportNote?: string;
  readonly category?: NewAppointment['category'];
  readonly withManager?: boolean;
}

/** Makes an appointment, as if it had been arranged some days before it takes place. Answers its id. */
export async function meets(told: Told, meeting: Meeting): Promise<string> {
  told.stage.goTo(Math.max(0, Math.min(told.client.openedDaysAgo, 6 - meeting.inDays)), 12);
  const day = Temporal.Now.zonedDateTimeISO('America/New_York').add({ days: meeting.inDays }).toPlainDate();
  const start = day.toZonedDateTime({ timeZone: 'America/New_York', plainTime: meeting.at }).toInstant();
  const id = newId();
  const { title, place = '', transport = 'not_needed', transportNote = '', category = 'social' } = meeting;
  const workers = meeting.withManager ? [{ userId: told.by.userId, accompanies: false }] : [];
  const times = { startsAt: start.toString(), endsAt: start.add({ minutes: meeting.minutes }).toString() };
  await told.stage.send(told.by, 'POST', '/appointments', {
    id,
    caseId: told.caseId,
    title,
    place,
    transport,
    transportNote,
    category,
    workers,
    ...times,
  });
  return id;
}

export interface Therapy {
  readonly title: string;
  /** Days from today on which the first week has its dates; the days of the week follow from them. */
  readonly days: readonly number[];
  readonly count: number;
  readonly at: string;
  readonly minutes: number;
  readonly place: string;
  readonly provider?: OrganizationKey;
  /** By the place in the series, how a date went that did not simply take place. */
  readonly otherwise?: Readonly<Record<number, object>>;
  /** When it was agreed on; seven weeks ago unless said otherwise. */
  readonly arrangedDaysAgo?: number;
  /** How the client gets to the next date. */
  readonly nextTransport?: { readonly transport: NewAppointment['transport']; readonly transportNote: string };
}

/** Starts a therapy in a rhythm of weeks and says how each date went that is over. */
export async function hasTherapy(told: Told, therapy: Therapy): Promise<void> {
  const { stage, by, caseId } = told;
  const { title, days, count, at, minutes, place, provider, otherwise = {}, arrangedDaysAgo = 50, nextTransport } = therapy;
  const dayAt = (inDays: number) => Temporal.Now.zonedDateTimeISO('America/New_York').add({ days: inDays }).toPlainDate();
  stage.goTo(arrangedDaysAgo, 13);
  const weekdays = days.map((inDays) => dayAt(inDays).dayOfWeek).sort();
  const startsOn = dayAt(Math.min(...days)).toString();
  const { dates } = await stage.send<SeriesView>(by, 'POST', '/appointment-series', {
    id: newId(),
    caseId,
    title,
    rhythm: { every: 'week', interval: 1, weekdays, time: at, minutes, startsOn, end: { count } },
    place,
    organizationId: provider ? told.cast.organizations[provider] : null,
    category: 'health_general',
  });
  const daysUntil = (startsAt: string) =>
    dayAt(0).until(Temporal.Instant.from(startsAt).toZonedDateTimeISO('America/New_York').toPlainDate()).days;
  for (const { id, position, startsAt } of dates) {
    const inDays = daysUntil(startsAt);
    if (inDays < 0) await settles(told, id, -inDays, otherwise[position] ?? { status: 'kept' });
  }
  const next = dates.find(({ startsAt }) => daysUntil(startsAt) > 0);
  stage.goTo(5, 12);
  if (next && nextTransport) await stage.send(by, 'PATCH', `/appointments/${next.id}`, nextTransport, { 'if-match': '"1"' });
}

/** Says afterwards how a past appointment went. */
export async function settles(told: Told, id: string, daysAgo: number, outcome: object): Promise<void> {
  told.stage.goTo(daysAgo, 18);
  await told.stage.send(told.by, 'POST', `/appointments/${id}/outcome`, outcome, { 'if-match': '"1"' });
}

/** Takes a step of the case. */
export async function takesStep(told: Told, daysAgo: number, event: { type: string; [detail: string]: unknown }, hour = 16): Promise<void> {
  told.stage.goTo(daysAgo, hour);
  await told.stage.send(told.by, 'POST', `/cases/${told.caseId}/transitions`, { id: newId(), event });
}

/** A day of the network's calendar, counted from today. */
export function inDays(days: number): string {
  return Temporal.Now.plainDateISO('America/New_York').add({ days }).toString();
}
