import { type DataCategory, newId, orThrow, Refused } from '#kernel';
import { DocumentId } from '#modules/documents/index.ts';
import { fileDocument } from '#modules/documents/server/index.ts';
import { type Platform, record, type Tx, text } from '#platform';
import type { NewLetter } from '../model.ts';
import { gapsIn } from '../rules-merge.ts';
import { tellsAddress } from '../rules-release.ts';
import { checkOutgoing, toldBy } from './check-letter.ts';
import { letterWritten } from './events.ts';
import { type LetterCase, loadLetterCase, protectedAddresses } from './letter-case.ts';
import { letterPdf } from './letter-sheet.ts';

/**
 * Finishes a letter: set as PDF, filed with the case, and frozen. Refuses what {@link loadLetterCase} refuses, `letter.gaps` with what is left to fill or strike,
 * `access.not-allowed` for a category the writer may not see, `letter.way-not-allowed`, `letter.release-missing`, `letter.basis-missing` and
 * `letter.protected-address`. Answers what the letter tells.
 */
export async function writeLetter(tx: Tx, { files }: Pick<Platform, 'files'>, caseId: string, letter: NewLetter): Promise<DataCategory[]> {
  const gaps = gapsIn(`${letter.address}\n${letter.subject}\n${letter.body}`);
  if (gaps.length > 0) throw new Refused({ code: 'letter.gaps', gaps });
  const of = await loadLetterCase(tx, caseId, letter);
  const category = of.template.category as DataCategory;
  if (!tx.actor.categories.includes(category)) throw new Refused({ code: 'access.not-allowed' });
  const { consentIds } = orThrow(checkOutgoing(tx, of, letter));
  await refuseProtectedAddress(tx, of, letter);
  const { pdf, paper } = await letterPdf(tx, caseId, letter);
  const { personId } = of.row;
  const documentId = DocumentId.parse(newId());
  const fileName = `${text(letter.language, 'letters:fileName', { case: paper.number, on: tx.today })}.pdf`;
  await fileDocument(
    tx,
    { caseId, personId },
    { id: documentId, title: letter.subject, kind: 'letter', category, replaces: null },
    { ...(await files.put(pdf)), mediaType: 'application/pdf', fileName },
    { silent: true },
  );
  const told = toldBy(of, letter.language);
  await insertLetter(tx, of, letter, { documentId, consentIds, told });
  record(
    tx,
    letterWritten,
    { caseId, personId, category },
    {
      letterId: letter.id,
      documentId,
      title: letter.subject,
      to: letter.recipient.kind === 'client' ? 'client' : 'other',
      name: letter.recipient.kind === 'client' ? null : nameOf(of),
      delivery: letter.delivery,
    },
  );
  return told;
}

async function refuseProtectedAddress(tx: Tx, { row, recipient }: LetterCase, { address, subject, body }: NewLetter): Promise<void> {
  if (recipient.receiver.side === 'client') return;
  const lives = await protectedAddresses(tx, row.personId);
  if (tellsAddress(`${address}\n${subject}\n${body}`, lives)) throw new Refused({ code: 'letter.protected-address' });
}

async function insertLetter(
  tx: Tx,
  of: LetterCase,
  { recipient, basis, ...letter }: NewLetter,
  filed: { documentId: string; consentIds: string[]; told: DataCategory[] },
): Promise<void> {
  const { receiver } = of.recipient;
  await tx.db
    .insertInto('letters')
    .values({
      ...letter,
      ...filed,
      caseId: of.row.id,
      personId: of.row.personId,
      category: of.template.category,
      recipientKind: recipient.kind,
      recipientName: nameOf(of),
      recipientOrganizationId: receiver.side === 'organization' ? receiver.organizationId : null,
      purpose: of.template.purpose,
      basis: basis?.ground ?? null,
      basisNote: basis?.note ?? null,
    })
    .execute();
}

function nameOf({ recipient }: LetterCase): string {
  return [recipient.name, recipient.at].filter(Boolean).join(', ');
}
