import type { Actor } from '#platform';
import type { WorkerKey } from '../../apps/server/demo/workers.ts';
import { careTeam, header, openAppointments, person, plan, steps, timeline } from './by-hand/case.ts';
import * as lists from './by-hand/lists.ts';
import type { Reading } from './by-hand/person.ts';
import { search } from './by-hand/search.ts';
import type { Statement } from './by-hand/statement.ts';

/** One request of a screen, the rows somebody would read for it by hand, and what shows that both read the same. */
export interface Ask {
  readonly path: string;
  readonly byHand: Reading;
  /** What tells the rows of an answer apart. */
  readonly keysOf: (answer: Answer) => unknown[];
  /** The same of the first statement's rows. */
  readonly keysByHand: (rows: readonly Record<string, unknown>[]) => unknown[];
}

// biome-ignore lint/suspicious/noExplicitAny: answers of many shapes, each looked into by its own request
export type Answer = any;

/** What the browser asks for when somebody opens this, one after the other. */
export interface ScreenLoad {
  readonly name: string;
  readonly of: WorkerKey;
  readonly asks: (who: Actor) => readonly Ask[];
}

/** Ids that occur in the addresses. */
export interface Places {
  readonly caseId: string;
  readonly personId: string;
  /** A piece of the family name of somebody in the own caseload. */
  readonly name: string;
  readonly phone: string;
  readonly birthDate: string;
}

/** Somebody of the own caseload, to look at and to search for. */
export async function findPlaces(ask: (path: string) => Promise<Answer>): Promise<Places> {
  const { items } = await ask('/cases?of=mine&state=active');
  const [first] = items;
  if (!first) throw new Error('nobody is in the caseload');
  const person = await ask(`/people/${first.personId}`);
  const phones: string[] = person.contactPoints.map(({ value }: { value: string }) => value.replace(/\D/g, ''));
  return {
    caseId: first.id,
    personId: first.personId,
    name: first.personName.split(' ').at(-1)?.slice(0, 4) ?? '',
    phone: phones.find((digits) => digits.length >= 7)?.slice(-7) ?? '5550',
    birthDate: person.birthDate,
  };
}

const day = 86_400_000;
const fourWeeks = 27 * day;

/** The screens of a working day, each with its requests as the app makes them. */
export function screenLoads({ caseId, personId, name, phone, birthDate }: Places): ScreenLoad[] {
  const [today, tomorrow] = [Date.now(), Date.now() + day].map((at) => new Date(at).toISOString().slice(0, 10)) as [string, string];
  const [from, until] = [`${today}T05:00:00Z`, `${tomorrow}T04:59:59Z`];
  const since = `${new Date(Date.now() - fourWeeks).toISOString().slice(0, 10)}T00:00:00Z`;
  const at = `/cases/${caseId}`;
  const found = (by: { name?: string; phone?: string; born?: string }) => (who: Actor) => [
    logged(`/search?q=${encodeURIComponent(by.name ?? by.phone ?? by.born ?? '')}`, search(who, by), ({ items }) =>
      items.filter(({ kind }: Answer) => kind === 'person').map(({ id }: Answer) => id),
    ),
  ];
  return [
    {
      name: 'Today',
      of: 'amara',
      asks: (who) => [
        ask(`/duties/count?of=mine&until=${until}`, [lists.countOwed(who, until)], ({ count }) => [count]),
        ask('/duties?of=mine&limit=500', [lists.owedByMe(who)]),
        ask('/duties?of=team&state=escalated&limit=500', [lists.escalated(who)]),
        logged(`/appointments?from=${from}&until=${until}&userId=me`, [lists.myAppointments(who, from, until)]),
        ask('/caseload', lists.myLoad(who), ({ byState }) => byState.map(({ state }: Answer) => state)),
        ask('/drafts', [lists.myDrafts(who)], ({ items }) => items.map(({ key }: Answer) => key)),
      ],
    },
    {
      name: 'Caseload',
      of: 'amara',
      asks: (who) => [logged('/cases?of=mine', [lists.myCases(who, today)]), ask('/cases/programs', [lists.myPrograms(who)])],
    },
    {
      name: 'Team',
      of: 'petra',
      asks: (who) => [
        { ...ask('/team', lists.team(who), ({ late }) => [late]), keysByHand: sumOf('count') },
        {
          ...ask('/team/contacts', lists.teamContacts(who, since), ({ items }) => [
            items.reduce((sum: number, { contacts }: Answer) => sum + contacts, 0),
          ]),
          keysByHand: sumOf('count'),
        },
        ask('/duties?of=mine&limit=100', [lists.owedByMe(who)]),
      ],
    },
    { name: 'Inbox', of: 'ines', asks: (who) => [logged('/referrals', lists.inbox(who))] },
    {
      name: 'Case',
      of: 'amara',
      asks: (who) => [
        logged(at, header(who, caseId), ({ id }) => [id]),
        { ...ask(`${at}/transitions`, steps(who, caseId), () => [caseId]) },
        logged(`${at}/timeline?limit=30`, timeline(who, caseId)),
        logged(`${at}/care-team`, careTeam(who, caseId)),
        logged(`${at}/open-appointments`, openAppointments(who, caseId)),
        logged(`${at}/plan`, plan(who, caseId), ({ versions }) => versions.map(({ id }: Answer) => id)),
        logged(`/people/${personId}`, person(who, personId), ({ id }) => [id]),
      ],
    },
    { name: 'Search by name', of: 'amara', asks: found({ name }) },
    { name: 'Search by phone', of: 'amara', asks: found({ phone }) },
    { name: 'Search by birth date', of: 'amara', asks: found({ born: birthDate }) },
  ];
}

const idsOf = ({ items }: Answer): unknown[] => items.map(({ id }: Answer) => id);

function ask(path: string, statements: readonly Statement[], keysOf: Ask['keysOf'] = idsOf): Ask {
  return { path, byHand: { statements, logged: false }, keysOf, keysByHand: (rows) => rows.map(({ id }) => id) };
}

/** A request whose reading stands in the log of reads. */
function logged(path: string, statements: readonly Statement[], keysOf?: Ask['keysOf']): Ask {
  const made = ask(path, statements, keysOf);
  return { ...made, byHand: { statements, logged: true } };
}

const sumOf =
  (column: string): Ask['keysByHand'] =>
  (rows) => [rows.reduce((sum, row) => sum + Number(row[column]), 0)];
