import { newId, parseTypedTime, Temporal } from '#kernel';
import { ContactId, type ContactMode, type ContactPlace, type ContactView, type NewContact } from '../model.ts';
import { isUsuallyDirect, usualPlaces } from '../rules.ts';

/** What is written in the drawer; `on` and `at` only when it was not just now. */
export interface ContactForm {
  readonly caseId: string | null;
  readonly mode: ContactMode;
  readonly outcome: NewContact['outcome'] | null;
  readonly party: NewContact['party'];
  readonly note: string;
  readonly category: NewContact['category'];
  readonly minutes: number;
  readonly place: ContactPlace;
  readonly direct: boolean;
  readonly component: ContactView['component'];
  /** The other cases it is written on. */
  readonly others: readonly string[];
  readonly on: string | null;
  readonly at: string;
}

export function emptyContact(caseId: string | null, mode: ContactMode = 'call'): ContactForm {
  const written = { outcome: null, party: 'client', note: '', category: 'social', component: null, others: [], on: null, at: '' } as const;
  return { caseId, mode, ...written, ...usual(mode) };
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
  meeting: 60,
};

function usual(mode: ContactMode): Pick<ContactForm, 'minutes' | 'place' | 'direct'> {
  return { minutes: usualMinutes[mode], place: usualPlaces[mode], direct: isUsuallyDirect(mode) };
}

/** Another way to meet brings its usual length, place and service along, each unless somebody already changed it. */
export function withMode(form: ContactForm, mode: ContactMode): ContactForm {
  const [before, after] = [usual(form.mode), usual(mode)];
  return {
    ...form,
    mode,
    minutes: form.minutes === before.minutes ? after.minutes : form.minutes,
    place: form.place === before.place ? after.place : form.place,
    direct: form.direct === before.direct ? after.direct : form.direct,
  };
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
  const { caseId, outcome, on, at, others: otherCases, ...rest } = form;
  if (caseId === null || outcome === null) throw new RangeError('the form is not complete');
  const time = on === null ? undefined : parseTypedTime(at);
  const instant =
    on !== null && time ? Temporal.PlainDate.from(on).toZonedDateTime({ timeZone, plainTime: time }).toInstant() : Temporal.Now.instant();
  const others = otherCases.filter((other) => other !== caseId).map((other) => ({ id: ContactId.parse(newId()), caseId: other }));
  const sent = { id: ContactId.parse(newId()), caseId, outcome, others, at: instant.round('second').toString(), appointmentId: null };
  return { ...rest, ...sent, note: rest.note.trim() };
}
