import { Refused } from '#kernel';
import { type CaseRow, loadCase } from '#modules/cases/server/index.ts';
import { type StoredConsent, statusAt } from '#modules/consents/index.ts';
import { loadConsents } from '#modules/consents/server/index.ts';
import type { PersonView } from '#modules/people/index.ts';
import { loadPerson } from '#modules/people/server/index.ts';
import { asSystem, type Tx } from '#platform';
import type { Recipient } from '../model.ts';
import { type ResolvedRecipient, resolveRecipient } from './recipients.ts';
import { loadTemplate, type TemplateRow } from './template-store.ts';

/** Everything a letter depends on: the case, the client as the writer may see them, the template, the recipient and what was released. */
export interface LetterCase {
  readonly row: CaseRow;
  readonly client: PersonView | undefined;
  readonly template: TemplateRow;
  readonly recipient: ResolvedRecipient;
  readonly consents: readonly StoredConsent[];
  /** Whether the client agreed to be written to electronically. */
  readonly mayUseMail: boolean;
}

/**
 * Loads what a letter depends on. A letter may also be written on a case that is closed: the notice of it is one. Refuses `record.not-found`, `case.closed` for a case
 * that never was, `letter-template.not-published`.
 */
export async function loadLetterCase(tx: Tx, caseId: string, of: { templateId: string; recipient: Recipient }): Promise<LetterCase> {
  const row = await loadCase(tx, caseId, 'share');
  if (row.state === 'entered_in_error') throw new Refused({ code: 'case.closed', closedOn: row.closedOn });
  const template = await loadTemplate(tx, of.templateId);
  if (template.status === 'draft') throw new Refused({ code: 'letter-template.not-published' });
  const client = await clientOf(tx, row.personId);
  const consents = await loadConsents(tx, caseId);
  return {
    row,
    client,
    template,
    recipient: await resolveRecipient(tx, row, of.recipient, client),
    consents,
    mayUseMail: consents.some(
      (consent) => consent.type === 'electronic_communication' && statusAt(consent, tx.now.toString()) === 'active',
    ),
  };
}

/** The client as the writer may see them, or nobody where they are hidden. */
async function clientOf(tx: Tx, personId: string): Promise<PersonView | undefined> {
  const seen = await tx.db.selectFrom('persons').select('id').where('id', '=', personId).executeTakeFirst();
  return seen && loadPerson(tx, personId);
}

/** Where a client lives whose address is protected, also where the writer does not see it: to be kept out of letters, never shown. */
export async function protectedAddresses(tx: Tx, personId: string): Promise<{ lines: string[] }[]> {
  return asSystem(tx, async () => {
    const rows = await tx.db
      .selectFrom('personAddresses as a')
      .innerJoin('persons as p', 'p.id', 'a.personId')
      .select('a.address')
      .where('a.personId', '=', personId)
      .where('p.addressProtected', '=', true)
      .execute();
    return rows.map(({ address }) => ({ lines: (address as { lines?: string[] }).lines ?? [] }));
  });
}
