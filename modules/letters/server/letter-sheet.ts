import { type CasePaper, framePaper, loadCasePaper } from '#modules/cases/server/index.ts';
import { type LetterSheet, makeLetterPdf, type Tx, text } from '#platform';
import type { LetterText } from '../model.ts';
import { blocksOf } from '../rules-merge.ts';

/** The letter as it will be posted, signed with the name of whoever writes it. Refuses `record.not-found`, `pdf.unavailable`. */
export async function letterPdf(tx: Tx, caseId: string, letter: LetterText): Promise<{ pdf: Buffer; paper: CasePaper }> {
  const paper = await loadCasePaper(tx, caseId, letter.language);
  return { pdf: makeLetterPdf(await sheetOf(tx, paper, letter)), paper };
}

async function sheetOf(tx: Tx, paper: CasePaper, { language, address, subject, body }: LetterText): Promise<LetterSheet> {
  const { organization } = paper;
  const frame = framePaper(paper, subject);
  return {
    ...frame,
    // Whoever finds a second page need not learn whom it is about.
    header: { left: organization.name, right: paper.printedOn },
    sender: [organization.name, ...organization.address, organization.phone].filter((line) => line !== null),
    address: address.split('\n').map((line) => line.trim()),
    date: paper.printedOn,
    blocks: blocksOf(body),
    closing: text(language, 'letters:closing'),
    signatory: await signatoryOf(tx, organization.name),
  };
}

async function signatoryOf(tx: Tx, organization: string): Promise<string[]> {
  const user = await tx.db
    .selectFrom('users')
    .select(['title', 'givenName', 'familyName'])
    .where('id', '=', tx.actor.userId)
    .executeTakeFirst();
  const name = user && [user.title, user.givenName, user.familyName].filter(Boolean).join(' ');
  return [name, organization].filter((line) => line !== undefined);
}
