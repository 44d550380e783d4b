import { type CalendarDate, orThrow, Refused } from '#kernel';
import { changeVersioned, given, record, type Tx } from '#platform';
import type { CredentialChange, CredentialEnd, NewCredential } from '../model-credential.ts';
import { mayKeepCredential } from '../policy.ts';
import { checkCredentialChange, checkCredentialEnd } from '../rules-credential.ts';
import { loadCredential } from './credential-views.ts';
import { credentialAdded, credentialChanged, credentialEnded, credentialEnteredInError } from './events.ts';
import { requireOrganization } from './place-store.ts';

const table = 'professionalCredentials';

/**
 * Notes a credential of an organisation or of somebody who works there today; the actor's organisation keeps it from then on. Refuses
 * `record.not-found`, `access.not-allowed` and `credential.holder-not-here`.
 */
export async function addCredential(tx: Tx, organizationId: string, credential: NewCredential): Promise<void> {
  const { id, userId, type } = credential;
  await requireOrganization(tx, organizationId);
  requireKeeper(tx, { organizationId, userId });
  if (userId !== null && !(await worksAt(tx, userId, organizationId))) throw new Refused({ code: 'credential.holder-not-here' });
  const keptByOrganizationId = tx.actor.organizationId ?? organizationId;
  await tx.db
    .insertInto(table)
    .values({ ...credential, organizationId, keptByOrganizationId })
    .execute();
  record(tx, credentialAdded, { organizationId, subjectId: id }, { organizationId, credentialId: id, userId, type });
}

/**
 * Changes a credential at the version seen; a later last day renews it. Refuses `record.not-found`, `access.not-allowed`, `write.conflict`,
 * `credential.is-over` and `credential.ends-before-issued`.
 */
export async function changeCredential(tx: Tx, id: string, seen: number, change: CredentialChange): Promise<void> {
  const before = await loadForKeeping(tx, id);
  orThrow(checkCredentialChange(before, change));
  await changeVersioned(tx, table, id, seen, change);
  const { expiresOn } = given(change);
  const renewed = expiresOn != null && before.expiresOn !== null && expiresOn > before.expiresOn;
  record(tx, credentialChanged, subjectOf(before), { ...factsOf(before), fields: Object.keys(given(change)), renewed });
}

/** Says since when it no longer counts, and why. Refuses as {@link changeCredential} does, and `credential.ends-in-future`. */
export async function endCredential(tx: Tx, id: string, seen: number, { on, reason }: CredentialEnd): Promise<void> {
  const before = await loadForKeeping(tx, id);
  orThrow(checkCredentialEnd(before, on, tx.today));
  await changeVersioned(tx, table, id, seen, { endedOn: on, endedReason: reason });
  record(tx, credentialEnded, subjectOf(before), { ...factsOf(before), on });
}

/** It never was as it stands there; it stays to be seen, crossed out. Refuses as {@link changeCredential} does. */
export async function markCredentialError(tx: Tx, id: string, seen: number, reason: string): Promise<void> {
  const before = await loadForKeeping(tx, id);
  if (before.enteredInErrorReason !== null) throw new Refused({ code: 'credential.is-over' });
  await changeVersioned(tx, table, id, seen, { enteredInErrorReason: reason });
  record(tx, credentialEnteredInError, subjectOf(before), factsOf(before));
}

type Loaded = Awaited<ReturnType<typeof loadCredential>>;

async function loadForKeeping(tx: Tx, id: string): Promise<Loaded> {
  const credential = await loadCredential(tx, id);
  requireKeeper(tx, credential);
  return credential;
}

/** The platform itself (the demo, an import) keeps what it writes. */
function requireKeeper(tx: Tx, of: { organizationId: string; userId: string | null }): void {
  if (tx.actor.scope !== 'system' && !mayKeepCredential(tx.actor, of)) throw new Refused({ code: 'access.not-allowed' });
}

async function worksAt(tx: Tx, userId: string, organizationId: string): Promise<boolean> {
  const found = await tx.db
    .selectFrom('memberships')
    .select('id')
    .where('userId', '=', userId)
    .where('organizationId', '=', organizationId)
    .where('validFrom', '<=', tx.today)
    .where((eb) => eb.or([eb('validUntil', 'is', null), eb('validUntil', '>', tx.today as CalendarDate)]))
    .executeTakeFirst();
  return found !== undefined;
}

const subjectOf = ({ id, organizationId }: Loaded) => ({ organizationId, subjectId: id });
const factsOf = ({ id, organizationId, userId, type }: Loaded) => ({ organizationId, credentialId: id, userId, type });
