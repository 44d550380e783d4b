import type { CalendarDate, DeadlinePlace, Role } from '#kernel';
import { Temporal } from '#kernel';
import { asSystem, type Duty, type DutySource, dutyTimes, subjectDuties, type Tx } from '#platform';
import { renewalDeadline } from '../rules-credential.ts';
import { loadPlace } from './place.ts';

interface Facts {
  readonly id: string;
  readonly organizationId: string;
  readonly organizationName: string;
  readonly holderName: string | null;
  readonly type: string;
  readonly issuedOn: CalendarDate | null;
  readonly expiresOn: CalendarDate | null;
  readonly endedOn: CalendarDate | null;
  readonly enteredInErrorReason: string | null;
  readonly keeper: { readonly organizationId: string; readonly role: Role };
  readonly place: DeadlinePlace;
}

/** Before a credential ends, whoever keeps it renews it or says that it ended. */
export const credentialDutySource: DutySource = subjectDuties<Facts>('organizations.credentials', {
  areas: ['organizations'],
  scopes: async (tx) => (await tx.db.selectFrom('professionalCredentials').select('id').execute()).map(({ id }) => id),
  load,
  derive,
});

/** Credentials that the organisation keeps and whose clocks hang on its place. */
export async function credentialsAgain(tx: Tx, organizationId: string): Promise<void> {
  const rows = await asSystem(tx, () =>
    tx.db
      .selectFrom('professionalCredentials')
      .select('id')
      .where('keptByOrganizationId', '=', organizationId)
      .where('expiresOn', 'is not', null)
      .where('endedOn', 'is', null)
      .where('enteredInErrorReason', 'is', null)
      .execute(),
  );
  tx.unsettledScopes.set(credentialDutySource.name, new Set(rows.map(({ id }) => id)));
}

function derive(facts: Facts): Duty[] {
  const owed = renewalDeadline(facts, facts.place);
  if (!owed || facts.expiresOn === null) return [];
  const { deadline, escalationRole } = owed;
  const { id, organizationId, organizationName, holderName, type, expiresOn, keeper } = facts;
  // It is owed from the day of the warning on; before, nobody could do anything about it.
  const startsAt = Temporal.Instant.from(deadline.warnAt ?? deadline.due);
  return [
    {
      kind: 'renew-credential',
      occasion: expiresOn,
      category: 'identity',
      facts: { type, expiresOn, organizationName, holderName: holderName ?? organizationName },
      ...dutyTimes(deadline, startsAt, escalationRole),
      priority: 20,
      assignee: keeper,
      verb: 'renew',
      target: `/organizations/${organizationId}?room=credentials&credential=${id}`,
    },
  ];
}

async function load(tx: Tx, id: string): Promise<Facts | undefined> {
  const row = await tx.db
    .selectFrom('professionalCredentials as c')
    .innerJoin('organizations as o', 'o.id', 'c.organizationId')
    .leftJoin('users as u', 'u.id', 'c.userId')
    .where('c.id', '=', id)
    .select(['c.id', 'c.organizationId', 'o.name as organizationName', 'c.userId', 'c.type', 'c.issuedOn', 'c.expiresOn', 'c.endedOn'])
    .select(['c.enteredInErrorReason', 'c.keptByOrganizationId', 'u.givenName', 'u.familyName'])
    .executeTakeFirst();
  if (!row) return undefined;
  const { givenName, familyName, userId, keptByOrganizationId, issuedOn, expiresOn, endedOn, ...facts } = row;
  return {
    ...facts,
    issuedOn: issuedOn as CalendarDate | null,
    expiresOn: expiresOn as CalendarDate | null,
    endedOn: endedOn as CalendarDate | null,
    holderName: userId === null ? null : `${givenName} ${familyName}`,
    keeper: { organizationId: keptByOrganizationId, role: await keeperRole(tx, keptByOrganizationId, userId) },
    place: await loadPlace(tx, keptByOrganizationId),
  };
}

/** An organisation's licences are its administrators' to renew; those of its staff the supervisors', or the administrators' where nobody supervises. */
async function keeperRole(tx: Tx, organizationId: string, userId: string | null): Promise<Role> {
  if (userId === null) return 'administrator';
  const supervisor = await tx.db
    .selectFrom('memberships')
    .select('id')
    .where('organizationId', '=', organizationId)
    .where('role', '=', 'supervisor')
    .where((eb) => eb.or([eb('validUntil', 'is', null), eb('validUntil', '>', tx.today)]))
    .limit(1)
    .executeTakeFirst();
  return supervisor ? 'supervisor' : 'administrator';
}
