import { Country, formatAddress, formatDate, formatPhoneNumber, type Language, type PostalAddress, Refused } from '#kernel';
import { type PdfFrame, type Tx, text } from '#platform';

/** What every paper about a case says of it: whose it is, who runs it and how to reach them. Names that the reader may not see are null. */
export interface CasePaper {
  readonly language: Language;
  readonly caseId: string;
  readonly number: string;
  readonly personId: string;
  readonly personName: string | null;
  readonly organization: {
    readonly id: string;
    readonly name: string;
    /** As it is dialled from the network's country. */
    readonly phone: string | null;
    readonly address: readonly string[];
  };
  readonly manager: { readonly name: string; readonly phone: string | null; readonly email: string } | null;
  readonly programName: string;
  readonly country: Country;
  readonly printedOn: string;
}

/** Loads what a paper about the case says of it, in the language of the paper. Refuses `record.not-found`. */
export async function loadCasePaper(tx: Tx, caseId: string, language: Language): Promise<CasePaper> {
  const row = await tx.db
    .selectFrom('cases as c')
    .innerJoin('networks as n', 'n.id', 'c.networkId')
    .innerJoin('organizations as o', 'o.id', 'c.organizationId')
    .innerJoin('programs as g', 'g.id', 'c.programId')
    .leftJoin('persons as p', 'p.id', 'c.personId')
    .leftJoin('users as m', 'm.id', 'c.caseManagerId')
    .select(['c.number', 'c.personId', 'c.organizationId', 'n.country', 'g.name as programName'])
    .select(['o.name as organizationName', 'o.phone', 'o.address', 'p.givenNames', 'p.familyName'])
    .select(['m.givenName', 'm.familyName as managerFamilyName', 'm.phone as managerPhone', 'm.email'])
    .where('c.id', '=', caseId)
    .executeTakeFirst();
  if (!row) throw new Refused({ code: 'record.not-found' });
  const country = Country.parse(row.country);
  const phone = (number: string | null) => (number === null ? null : formatPhoneNumber(number, country));
  return {
    language,
    caseId,
    number: row.number,
    personId: row.personId,
    personName: [row.givenNames, row.familyName].filter(Boolean).join(' ') || null,
    organization: {
      id: row.organizationId,
      name: row.organizationName,
      phone: phone(row.phone),
      address: row.address === null ? [] : formatAddress(row.address as PostalAddress, language, country),
    },
    manager:
      row.givenName === null || row.email === null
        ? null
        : { name: `${row.givenName} ${row.managerFamilyName}`, phone: phone(row.managerPhone), email: row.email },
    programName: row.programName,
    country,
    printedOn: formatDate(tx.today, language, { style: 'long' }),
  };
}

/** The edges of a paper about a case: the client and the number at the top, the organisation and the page at the bottom. */
export function framePaper(paper: CasePaper, title: string): PdfFrame {
  const { language, organization, number } = paper;
  return {
    title,
    author: organization.name,
    language,
    paper: paper.country === 'US' ? 'us-letter' : 'a4',
    header: { left: text(language, 'cases:paper.header', { name: paper.personName ?? '–', case: number }), right: paper.printedOn },
    footer: { left: organization.name, page: text(language, 'cases:paper.page') },
  };
}
