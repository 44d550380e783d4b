import {
  type CalendarDate,
  earliestDay,
  formatAddress,
  formatDate,
  formatPartialDate,
  formatTime,
  type Instant,
  type Language,
  type PartialDate,
  precisionOf,
  today,
} from '#kernel';
import type { CasePaper, CaseRow } from '#modules/cases/server/index.ts';
import { loadPlace } from '#modules/organizations/server/index.ts';
import type { PersonView } from '#modules/people/index.ts';
import { type Tx, text } from '#platform';
import { categoryOfField, type FieldKey, type FieldValue, type GapReason } from '../model-fields.ts';
import { currentAddress, type ResolvedRecipient, salutationOf } from './recipients.ts';

/** What a letter is about and to whom, all as its writer may see it. */
export interface LetterMatter {
  readonly row: CaseRow;
  readonly paper: CasePaper;
  readonly client: PersonView | undefined;
  readonly recipient: ResolvedRecipient;
  readonly language: Language;
  /** The category of the letter: nothing of a more protected one is looked up. */
  readonly category: string;
}

type Known = Partial<Record<FieldKey, string | null>>;

/** The value of every field for this letter, or why there is none. Nothing is read that the writer may not read (row-level security). */
export async function fieldValues(tx: Tx, matter: LetterMatter): Promise<(key: FieldKey) => FieldValue> {
  const known: Known = {
    ...aboutClient(matter, tx.today),
    ...aboutCase(matter),
    ...(await aboutAppointment(tx, matter)),
    'goals.open': await openGoals(tx, matter),
    ...(await aboutReferral(tx, matter)),
  };
  return (key) => {
    const value = known[key];
    return value ? { text: value } : { gap: reasonFor(tx, matter, key) };
  };
}

function reasonFor(tx: Tx, { client, recipient }: LetterMatter, key: FieldKey): GapReason {
  if (key === 'client.address' && client?.addressProtected && recipient.receiver.side !== 'client') return 'protected';
  if (key === 'client.address' && client?.addressHidden) return 'hidden';
  const isOfClient = key.startsWith('client.');
  return (isOfClient && client === undefined) || !tx.actor.categories.includes(categoryOfField(key)) ? 'hidden' : 'missing';
}

function aboutClient({ client, recipient, language, paper }: LetterMatter, on: CalendarDate): Known {
  const mayTellAddress = recipient.receiver.side === 'client' || !client?.addressProtected;
  const address = client && mayTellAddress ? currentAddress(client.addresses, on) : null;
  return {
    'recipient.salutation': salutationOf(recipient, language),
    'recipient.name': recipient.name,
    'client.name': client ? [client.givenNames, client.familyName].filter(Boolean).join(' ') : null,
    'client.birthDate': client?.birthDate ? birthDateText(client.birthDate, language) : null,
    'client.address': address && formatAddress(address, language, paper.country).join(', '),
  };
}

function birthDateText(born: PartialDate, language: Language): string {
  return precisionOf(born) === 'day' ? formatDate(earliestDay(born), language, { style: 'long' }) : formatPartialDate(born, language);
}

function aboutCase({ row, paper, language }: LetterMatter): Known {
  const { manager, organization } = paper;
  const day = (date: Parameters<typeof formatDate>[0] | null) => (date === null ? null : formatDate(date, language, { style: 'long' }));
  return {
    'letter.today': paper.printedOn,
    'case.number': paper.number,
    'case.program': paper.programName,
    'case.openedOn': day(row.openedOn),
    'case.closedOn': day(row.closedOn),
    'case.closureReason': row.closureReason && text(language, `cases:closureReason.${row.closureReason}`),
    'manager.name': manager?.name ?? null,
    'manager.phone': manager?.phone ?? organization.phone,
    'manager.email': manager?.email ?? null,
    'organization.name': organization.name,
    'organization.address': organization.address.join(', '),
    'organization.phone': organization.phone,
  };
}

/** The next one planned, unless it is more protected than the letter. */
async function aboutAppointment(tx: Tx, { row, language, category }: LetterMatter): Promise<Known> {
  const next = await tx.db
    .selectFrom('appointments as a')
    .leftJoin('organizations as o', 'o.id', 'a.organizationId')
    .select(['a.title', 'a.startsAt', 'a.timeZone', 'a.place', 'a.transport', 'a.transportNote', 'o.name as organizationName'])
    .where('a.caseId', '=', row.id)
    .where('a.status', '=', 'planned')
    .where('a.startsAt', '>=', tx.now.toString())
    .where('a.category', 'in', ['social', category])
    .orderBy('a.startsAt')
    .limit(1)
    .executeTakeFirst();
  if (!next) return {};
  const day = today(next.startsAt, next.timeZone);
  const transport = text(language, `letters:transport.${next.transport}`);
  return {
    'appointment.title': next.title,
    'appointment.date': formatDate(day, language, { style: 'long', today: day }),
    'appointment.time': formatTime(next.startsAt as Instant, language, next.timeZone),
    'appointment.place': [next.organizationName, next.place].filter(Boolean).join(', '),
    'appointment.transport': next.transportNote ? `${transport}: ${next.transportNote}` : transport,
  };
}

/** What is being worked on, in the client's words, one line each. */
async function openGoals(tx: Tx, { row, language, category }: LetterMatter): Promise<string> {
  const goals = await tx.db
    .selectFrom('plans as v')
    .innerJoin('planGoals as p', 'p.planId', 'v.id')
    .innerJoin('goals as g', 'g.id', 'p.goalId')
    .select('p.clientWords')
    .where('v.caseId', '=', row.id)
    .where('v.status', '=', 'in_force')
    .where('g.outcome', 'is', null)
    .where('p.category', 'in', ['social', category])
    .orderBy('p.position')
    .execute();
  return goals.map(({ clientWords }) => `- ${text(language, 'letters:quoted', { words: clientWords })}`).join('\n');
}

async function aboutReferral(tx: Tx, { row, language }: LetterMatter): Promise<Known> {
  if (row.referralId === null) return {};
  const referral = await tx.db.selectFrom('referrals').select(['number', 'receivedAt']).where('id', '=', row.referralId).executeTakeFirst();
  if (!referral) return {};
  const { timeZone } = await loadPlace(tx, row.organizationId);
  const receivedOn = today(referral.receivedAt, timeZone);
  return { 'referral.number': referral.number, 'referral.receivedOn': formatDate(receivedOn, language, { style: 'long' }) };
}
