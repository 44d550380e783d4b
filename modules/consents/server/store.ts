import type { z } from 'zod';
import { addDays, orThrow, Refused, startOfDay } from '#kernel';
import { type CaseRow, loadPlace } from '#modules/cases/server/index.ts';
import { record, type Tx } from '#platform';
import { ConsentType, isRelease, type LegalForm, type NewConsent, type RevocationChannel } from '../model.ts';
import { checkConsent, type StoredConsent, statusAt } from '../rules.ts';
import { consentRecorded, consentRevoked, releaseRecorded, releaseRevoked } from './events.ts';

/** Records what was signed. It holds from now on; what it opens is open when the transaction ends. Refuses `consent.invalid` with every flaw. */
export async function recordConsent(tx: Tx, row: CaseRow, consent: NewConsent): Promise<void> {
  const { country } = await tx.db.selectFrom('networks').select('country').executeTakeFirstOrThrow();
  orThrow(checkConsent(consent, { today: tx.today, country }));
  const { timeZone } = await loadPlace(tx, row.organizationId);
  await tx.db
    .insertInto('consents')
    .values({
      id: consent.id,
      caseId: row.id,
      personId: row.personId,
      type: consent.type,
      legalForm: consent.legalForm,
      recipientOrganizationId: consent.recipientOrganizationId,
      purposes: consent.purposes,
      categories: consent.categories,
      startsAt: tx.now.toString(),
      expiresAt: consent.until && startOfDay(addDays(consent.until, 1), timeZone),
      signedOn: consent.signedOn,
      grantor: consent.grantor,
      grantorName: consent.grantorName,
      statement: consent.statement,
      noticeGiven: consent.noticeGiven,
    })
    .execute();
  const event = isRelease(consent.type) ? releaseRecorded : consentRecorded;
  record(tx, event, on(row), {
    consentId: consent.id,
    consentType: consent.type,
    name: await organizationName(tx, consent.recipientOrganizationId),
    categories: consent.categories,
    until: consent.until,
  });
}

/**
 * Withdraws a consent, at once. Withdrawing the consent to case management also ends every release of the case: nothing is shared any longer, and
 * somebody has to decide on what basis the case goes on. Refuses `record.not-found`, `consent.not-active`.
 */
export async function revokeConsent(tx: Tx, row: CaseRow, consentId: string, channel: z.infer<typeof RevocationChannel>): Promise<void> {
  const consents = await loadConsents(tx, row.id);
  const consent = consents.find(({ id }) => id === consentId);
  if (!consent) throw new Refused({ code: 'record.not-found' });
  const now = tx.now.toString();
  if (!isRevocable(consent, now)) throw new Refused({ code: 'consent.not-active' });
  const ended =
    consent.type === 'case_management' ? consents.filter((other) => other.id === consentId || isRelease(other.type)) : [consent];
  for (const each of ended.filter((other) => isRevocable(other, now))) {
    await tx.db.updateTable('consents').set({ revokedAt: now, revokedChannel: channel }).where('id', '=', each.id).execute();
    const event = isRelease(each.type) ? releaseRevoked : consentRevoked;
    const name = await organizationName(tx, each.recipientOrganizationId);
    record(tx, event, on(row), { consentId: each.id, consentType: each.type, name, categories: [...each.categories], until: null });
  }
}

/** Every consent of a case, as rules take it. */
export async function loadConsents(tx: Tx, caseId: string): Promise<StoredConsent[]> {
  const rows = await tx.db
    .selectFrom('consents')
    .select(['id', 'type', 'legalForm', 'recipientOrganizationId', 'purposes', 'categories', 'startsAt', 'expiresAt', 'revokedAt'])
    .where('caseId', '=', caseId)
    .orderBy('startsAt')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...row, type: ConsentType.parse(row.type), legalForm: row.legalForm as LegalForm }));
}

/** Also one that has not begun may be withdrawn. */
function isRevocable(consent: StoredConsent, now: string): boolean {
  return ['active', 'future'].includes(statusAt(consent, now));
}

async function organizationName(tx: Tx, id: string | null): Promise<string | null> {
  if (id === null) return null;
  const row = await tx.db.selectFrom('organizations').select('name').where('id', '=', id).executeTakeFirst();
  if (!row) throw new Refused({ code: 'record.referenced' });
  return row.name;
}

function on(row: CaseRow) {
  return { caseId: row.id, personId: row.personId, organizationId: row.organizationId };
}
