import { newId, parseTypedTime, Temporal } from '#kernel';
import type { ContactMode, NewContact } from '../model.ts';

/** What is written in the drawer; `on` and `at` only when it was not just now. */
export interface ContactForm {
  readonly caseId: string | null;
  readonly mode: ContactMode;
  readonly outcome: NewContact['outcome'] | null;
  readonly party: NewContact['party'];
  readonly note: string;
  readonly category: NewContact['category'];
  readonly minutes: number;
  readonly on: string | null;
  readonly at: string;
}

export function emptyContact(caseId: string | null, mode: ContactMode = 'call'): ContactForm {
  return { caseId, mode, outcome: null, party: 'client', note: '', category: 'social', minutes: usualMinutes[mode], on: null, at: '' };
}

/** How long such a contact usually takes, as a first suggestion that one can overwrite. */
const usualMinutes: Readonly<Record<ContactMode, number>> = {
  call: 5,
  text: 2,
  visit: 45,
  mail: 10,
  video: 30,
  office: 30,
  accompaniment: 60,
};

/** Another way to meet brings its usual length along, unless somebody already changed it. */
export function withMode(form: ContactForm, mode: ContactMode): ContactForm {
  const untouched = form.minutes === usualMinutes[form.mode];
  return { ...form, mode, minutes: untouched ? usualMinutes[mode] : form.minutes };
}

export type FormGap = 'case' | 'outcome' | 'note' | 'time';

/** What is still missing, in the order of the form. */
export function gapsOf(form: ContactForm): FormGap[] {
  const gaps: FormGap[] = [];
  if (form.caseId === null) gaps.push('case');
  if (form.outcome === null) gaps.push('outcome');
  if (form.party !== 'client' && form.note.trim() === '') gaps.push('note');
  if (form.on !== null && parseTypedTime(form.at) === undefined) gaps.push('time');
  return gaps;
}

/** The contact to send. Call only when `gapsOf` is empty. */
export function toNewContact(form: ContactForm, timeZone: string): NewContact {
  const { caseId, outcome, on, at, ...rest } = form;
  if (caseId === null || outcome === null) throw new RangeError('the form is not complete');
  const time = on === null ? undefined : parseTypedTime(at);
  const instant =
    on !== null && time ? Temporal.PlainDate.from(on).toZonedDateTime({ timeZone, plainTime: time }).toInstant() : Temporal.Now.instant();
  return { ...rest, note: rest.note.trim(), id: newId(), caseId, outcome, at: instant.round('second').toString(), appointmentId: null };
}
