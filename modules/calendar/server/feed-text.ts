import ical, { ICalEventClass, ICalEventStatus } from 'ical-generator';
import type { Language } from '#kernel';

export interface FeedAppointment {
  readonly id: string;
  readonly caseId: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly status: string;
  readonly version: number;
  readonly updatedAt: string;
  /** Null unless the holder of the link asked for it. */
  readonly caseNumber: string | null;
}

const words: Record<Language, string> = { en: 'Appointment', de: 'Termin', it: 'Appuntamento' };

/**
 * Appointments as iCalendar (RFC 5545), times in UTC. It leaves the house, so it says when and nothing else: no name, no title, no place, no reason;
 * what it is stands behind the link, after signing in. The same appointments are the same text, byte for byte.
 */
export function feedText(appointments: readonly FeedAppointment[], { language, url }: { language: Language; url: string }): string {
  const calendar = ical({
    name: 'Lotse',
    prodId: { company: 'Lotse', product: 'Calendar', language: language.toUpperCase() },
    ttl: 60 * 30,
  });
  for (const { id, caseId, startsAt, endsAt, status, version, updatedAt, caseNumber } of appointments) {
    calendar.createEvent({
      id: `${id}@lotse`,
      sequence: version - 1,
      stamp: new Date(updatedAt),
      start: new Date(startsAt),
      end: new Date(endsAt),
      summary: [words[language], caseNumber].filter(Boolean).join(' '),
      status: status === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      class: ICalEventClass.PRIVATE,
      url: `${url}/cases/${caseId}?tab=appointments&open=${id}`,
    });
  }
  return calendar.toString();
}
