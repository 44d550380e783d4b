import { type CalendarDate, newId } from '#kernel';
import type { CaseModel } from '#modules/cases/index.ts';
import type { NewPersonInput, NewRelation } from '#modules/people/index.ts';
import type { WorkerKey } from './workers.ts';

type Person = Omit<NewPersonInput, 'id'>;

/** A person of the demo network, invented, with the case that is told about them. */
export interface DemoClient {
  readonly person: Person;
  readonly manager: WorkerKey;
  readonly model: CaseModel;
  readonly acuity: 1 | 2 | 3 | 4;
  /** How long ago the case was opened. */
  readonly openedDaysAgo: number;
}

const phone = (value: string, more: object = {}) => ({ id: newId(), kind: 'phone' as const, value, usage: 'mobile' as const, ...more });
const text = (value: string, more: object = {}) => ({ id: newId(), kind: 'text' as const, value, usage: 'mobile' as const, ...more });
const around = (kind: NewRelation['kind'], relatedName: string, more: object = {}) => ({
  id: newId<NewRelation['id']>(),
  kind,
  relatedName,
  ...more,
});
const born = (date: string) => date as CalendarDate;

export const clients = {
  river: {
    person: {
      givenNames: 'River',
      familyName: 'Almeida',
      pronouns: 'they/them',
      birthDate: born('1997-02-14'),
      languages: ['pt', 'en'],
      contactPoints: [
        text('212 555 0301', { rank: 1, note: 'Text first, after 10:00' }),
        phone('212 555 0301', { rank: 2, hours: { days: [1, 2, 3, 4, 5], from: '10:00', to: '18:00' } }),
        phone('212 555 0302', { rank: 3, usage: 'home', doNotUse: true, note: 'No voicemail at home' }),
      ],
      relations: [
        around('sibling', 'Lucia Almeida', { livesWith: true, strength: 'strong', energy: 'both', isEmergencyContact: true }),
        around('flatmate', 'Sam Whitfield', { livesWith: true, strength: 'moderate' }),
        around('club', 'Riverside Cycling Club', { strength: 'strong', energy: 'gives', sinceOn: born('2019-04-01') }),
        around('neighbour', 'Mrs Okafor', { strength: 'weak', energy: 'gives' }),
        around('parent', 'Teresa Almeida', { strength: 'stressful', energy: 'takes', note: 'Calls only when money is needed' }),
        around('employer', 'Harbor Print Shop', { strength: 'moderate', energy: 'both' }),
        around('physician', 'Dr Amin', { strength: 'strong', energy: 'gives' }),
        around('public_authority', 'Housing Office', { strength: 'stressful', energy: 'takes' }),
        around('former_partner', 'Jo Brandt', { untilOn: born('2024-06-30') }),
      ],
    },
    manager: 'amara',
    model: 'clinical',
    acuity: 3,
    openedDaysAgo: 64,
  },
  lena: {
    person: {
      givenNames: 'Lena',
      familyName: 'Fischer',
      birthDate: born('1981-09-03'),
      languages: ['de', 'en'],
      contactPoints: [phone('212 555 0311', { safeToLeaveMessage: true })],
    },
    manager: 'amara',
    model: 'clinical',
    acuity: 4,
    openedDaysAgo: 5,
  },
  dwayne: {
    person: {
      givenNames: 'Dwayne',
      familyName: 'Ellis',
      birthDate: born('1969-05-30'),
      languages: ['en'],
      contactPoints: [phone('212 555 0321')],
    },
    manager: 'amara',
    model: 'intensive',
    acuity: 4,
    openedDaysAgo: 30,
  },
  agnes: {
    person: {
      givenNames: 'Agnes',
      familyName: 'Moreau',
      birthDate: born('1958-11-21'),
      languages: ['fr', 'en'],
      interpreterNeeded: false,
      contactPoints: [phone('212 555 0331', { safeToLeaveMessage: true })],
    },
    manager: 'amara',
    model: 'brokerage',
    acuity: 2,
    openedDaysAgo: 20,
  },
  tobias: {
    person: {
      givenNames: 'Tobias',
      familyName: 'Winkler',
      birthDate: born('1990-01-17'),
      languages: ['de', 'en'],
      contactPoints: [text('212 555 0341')],
    },
    manager: 'joachim',
    model: 'strengths',
    acuity: 2,
    openedDaysAgo: 40,
  },
  samuel: {
    person: {
      givenNames: 'Samuel',
      familyName: 'Ortiz',
      birthDate: born('1984-07-08'),
      languages: ['es', 'en'],
      addressProtected: true,
      addresses: [{ id: newId(), address: { country: 'US', lines: ['9 Lantern Court'], city: 'Riverside' } }],
      identifiers: [{ id: newId(), kind: 'us_ssn', value: '078-05-1120' }],
      contactPoints: [phone('212 555 0351')],
    },
    manager: 'marcus',
    model: 'targeted',
    acuity: 3,
    openedDaysAgo: 12,
  },
  giulia: {
    person: {
      givenNames: 'Giulia',
      familyName: 'Bellini',
      birthDate: born('1973-04'),
      languages: ['it'],
      interpreterNeeded: true,
      contactPoints: [
        text('212 555 0361', { note: 'In Italian' }),
        phone('212 555 0361', { doNotUse: true, note: 'Shares the phone with her brother' }),
      ],
    },
    manager: 'chiara',
    model: 'brokerage',
    acuity: 2,
    openedDaysAgo: 4,
  },
  marta: {
    person: {
      givenNames: 'Marta',
      familyName: 'Nowak',
      birthDate: born('1979-12-02'),
      languages: ['pl', 'en'],
      contactPoints: [phone('212 555 0371', { safeToLeaveMessage: true })],
    },
    manager: 'leila',
    model: 'clinical',
    acuity: 3,
    openedDaysAgo: 75,
  },
  henry: {
    person: {
      givenNames: 'Henry',
      familyName: 'Osei',
      birthDate: born('1949-03-19'),
      languages: ['en'],
      contactPoints: [phone('212 555 0381', { usage: 'home' })],
    },
    manager: 'marcus',
    model: 'targeted',
    acuity: 1,
    openedDaysAgo: 110,
  },
  walter: {
    person: {
      givenNames: 'Walter',
      familyName: 'Quint',
      birthDate: born('1946-08-11'),
      languages: ['en'],
      contactPoints: [phone('212 555 0391', { usage: 'home', safeToLeaveMessage: true })],
    },
    manager: 'amara',
    model: 'clinical',
    acuity: 1,
    openedDaysAgo: 150,
  },
} as const satisfies Record<string, DemoClient>;

export type ClientKey = keyof typeof clients;
