import type { WorkerKey } from '../../apps/server/demo/workers.ts';

/** What the browser asks for when somebody opens this, one after the other. */
export interface ScreenLoad {
  readonly name: string;
  readonly of: WorkerKey;
  readonly asks: readonly string[];
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

const day = 86_400_000;

/** The screens of a working day, each with its requests as the app makes them. */
export function screenLoads({ caseId, personId, name, phone, birthDate }: Places): ScreenLoad[] {
  const now = new Date().toISOString();
  const [today, tomorrow] = [now.slice(0, 10), new Date(Date.now() + day).toISOString().slice(0, 10)];
  const ofToday = `from=${today}T05:00:00Z&until=${tomorrow}T04:59:59Z&userId=me`;
  const ofCase = ['', '/transitions', '/timeline?limit=30', '/care-team', '/open-appointments', '/plan'];
  return [
    {
      name: 'Today',
      of: 'amara',
      asks: [
        `/duties?of=mine&until=${tomorrow}T04:59:59Z`,
        '/duties?of=mine&limit=500',
        `/appointments?${ofToday}`,
        '/caseload',
        '/drafts',
      ],
    },
    { name: 'Caseload', of: 'amara', asks: ['/cases?of=mine', '/cases/programs'] },
    { name: 'Team', of: 'petra', asks: ['/team', '/team/contacts', '/duties?of=mine&limit=100'] },
    { name: 'Inbox', of: 'ines', asks: ['/referrals'] },
    { name: 'Case', of: 'amara', asks: [...ofCase.map((part) => `/cases/${caseId}${part}`), `/people/${personId}`] },
    { name: 'Search: name', of: 'amara', asks: [`/search?q=${encodeURIComponent(name)}`] },
    { name: 'Search: phone', of: 'amara', asks: [`/search?q=${encodeURIComponent(phone)}`] },
    { name: 'Search: born', of: 'amara', asks: [`/search?q=${birthDate}`] },
  ];
}
