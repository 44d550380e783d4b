import type { Language, Role } from '#kernel';
import type { OrganizationKey } from './organizations.ts';

/** Every demo account has this password; the sign-in page shows it. */
export const demoPassword = 'riverside-by-the-water';

export interface DemoWorker {
  readonly name: readonly [given: string, family: string];
  readonly role: Role;
  readonly at: OrganizationKey;
  readonly language?: Language;
  readonly title?: string;
  /** Offered on the sign-in page: one person for every role. */
  readonly offered?: boolean;
}

/** The people who work in the demo network: one per role to sign in as, and colleagues so that teams and hand-overs look like life. */
export const workers = {
  amara: { name: ['Amara', 'Lindgren'], role: 'case_manager', at: 'harbor', offered: true },
  petra: { name: ['Petra', 'Hollis'], role: 'supervisor', at: 'harbor', offered: true },
  ines: { name: ['Inês', 'Duarte'], role: 'intake_worker', at: 'harbor', offered: true },
  nadia: { name: ['Nadia', 'Rahman'], role: 'financial_counsellor', at: 'harbor', offered: true },
  tom: { name: ['Tom', 'Okoye'], role: 'resource_navigator', at: 'harbor', offered: true },
  mette: { name: ['Mette', 'Sørensen'], role: 'clinician', at: 'harbor', title: 'Dr.', offered: true },
  joachim: { name: ['Joachim', 'Weiß'], role: 'case_manager', at: 'harbor', language: 'de', offered: true },
  chiara: { name: ['Chiara', 'Conti'], role: 'case_manager', at: 'harbor', language: 'it', offered: true },
  marcus: { name: ['Marcus', 'Bell'], role: 'case_manager', at: 'harbor' },
  leila: { name: ['Leila', 'Haddad'], role: 'case_manager', at: 'harbor' },
  rosa: { name: ['Rosa', 'Jimenez'], role: 'case_manager', at: 'mercy', offered: true },
  victor: { name: ['Victor', 'Hale'], role: 'utilization_reviewer', at: 'soundHealth', offered: true },
  priya: { name: ['Priya', 'Nair'], role: 'physician_advisor', at: 'soundHealth', title: 'Dr.', offered: true },
  okafor: { name: ['Chidi', 'Okafor'], role: 'partner', at: 'northgate', title: 'Dr.', offered: true },
  greta: { name: ['Greta', 'Sand'], role: 'partner', at: 'jobBridge' },
  una: { name: ['Una', 'Brandt'], role: 'privacy_officer', at: 'harbor', offered: true },
  admin: { name: ['Robin', 'Keller'], role: 'administrator', at: 'harbor', offered: true },
} as const satisfies Record<string, DemoWorker>;

export type WorkerKey = keyof typeof workers;

/** `amara.lindgren@riverside.example` */
export function emailOf(worker: DemoWorker): string {
  const plain = worker.name
    .join('.')
    .normalize('NFD')
    .replace(/ß/g, 'ss')
    .replace(/ø/g, 'o')
    .replace(/[^\w.]/g, '');
  return `${plain.toLowerCase()}@riverside.example`;
}
