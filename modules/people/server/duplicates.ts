import { sql } from 'kysely';
import { z } from 'zod';
import { networkCountry } from '#modules/organizations/server/index.ts';
import { logRead, type Platform, type Tx } from '#platform';
import { displayName, personFields } from '../model.ts';
import { NewIdentifier } from '../model-identifiers.ts';
import { PossibleDuplicate } from '../model-views.ts';
import { strongestFirst, weigh } from '../rules-duplicates.ts';
import { normalizeIdentifier } from '../rules-identifiers.ts';
import { normalizeReach } from '../rules-reach.ts';
import { casesOf } from './cases-of.ts';
import { identifierDigest } from './identifiers.ts';
import { leadingRecords } from './links.ts';

/** What is known so far of somebody who may be registered already. */
export const DescribedPerson = z.object({
  givenNames: personFields.givenNames.default(''),
  familyName: personFields.familyName.default(''),
  preferredName: personFields.preferredName.default(null),
  birthDate: personFields.birthDate.default(null),
  phones: z.array(z.string().max(40)).max(10).default([]),
  emails: z.array(z.string().max(254)).max(10).default([]),
  identifiers: z
    .array(NewIdentifier.omit({ id: true }))
    .max(10)
    .default([]),
});
export type DescribedPerson = z.infer<typeof DescribedPerson>;
export type DescribedPersonInput = z.input<typeof DescribedPerson>;

const mostShown = 8;

/**
 * The registered persons that may be the described one, each with the reasons, the strongest first. Only persons the actor may see: a hidden one is
 * never hinted. What cannot be read yet (half a phone number while typing) is left out. `sentPersonId` is the record a sender pointed at.
 */
export async function possibleDuplicates(
  tx: Tx,
  { sealer }: Pick<Platform, 'sealer'>,
  input: DescribedPersonInput,
  sentPersonId: string | null = null,
): Promise<PossibleDuplicate[]> {
  const described = DescribedPerson.parse(input);
  const country = await networkCountry(tx);
  const reach = (kind: 'phone' | 'email', values: readonly string[]) =>
    values.flatMap((value) => {
      const read = normalizeReach({ kind, value, doNotUse: false }, country);
      return read.ok && read.value !== null ? [read.value] : [];
    });
  const digests = described.identifiers.flatMap((one) =>
    normalizeIdentifier(one.kind, one.value).ok ? [identifierDigest(sealer, one)] : [],
  );
  const name = [described.givenNames, described.preferredName ?? '', described.familyName].join(' ');
  const { rows } = await sql<SimilarRow>`
    SELECT s.*, p.given_names, p.family_name, p.preferred_name, p.birth_date, o.name AS registered_by
      FROM find_similar_persons(${name}, ${described.birthDate}, ${reach('phone', described.phones)}, ${reach('email', described.emails)},
        ${digests}::bytea[], 50) s
      JOIN persons p ON p.id = s.person_id
      LEFT JOIN organizations o ON o.id = p.registered_by_organization_id`.execute(tx.db);
  const found = rows.flatMap((row) => {
    const { samePhone, sameEmail, sameIdentifier, nameSimilarity } = row;
    const birthDates = [described.birthDate, row.birthDate] as never;
    const weighed = weigh({ nameSimilarity, birthDates, samePhone, sameEmail, sameIdentifier, sentAlong: row.personId === sentPersonId });
    return weighed ? [{ ...row, ...weighed }] : [];
  });
  const shown = (await asLeadingRecords(tx, strongestFirst(found))).slice(0, mostShown);
  const cases = await casesOf(
    tx,
    shown.map((row) => row.personId),
  );
  await logRead(tx, { action: 'search', route: '/people/possible-duplicates', categories: ['identity'], resultCount: shown.length });
  return shown.map((row) => PossibleDuplicate.parse({ ...row, displayName: displayName(row), cases: cases.get(row.personId) ?? [] }));
}

/** Of a person with several records the one is shown with which work goes on, for the reasons of whichever fits best. */
async function asLeadingRecords<Row extends SimilarRow>(tx: Tx, rows: readonly Row[]): Promise<Row[]> {
  const leading = await leadingRecords(
    tx,
    rows.map((row) => row.personId),
  );
  const led = leading.size === 0 ? [] : await namesOf(tx, [...leading.values()]);
  const shown = new Map<string, Row>();
  for (const row of rows) {
    const to = led.find(({ personId }) => personId === leading.get(row.personId));
    const fitting = to ? { ...row, ...to } : row;
    if (!shown.has(fitting.personId)) shown.set(fitting.personId, fitting);
  }
  return [...shown.values()];
}

async function namesOf(tx: Tx, ids: readonly string[]) {
  return tx.db
    .selectFrom('persons as p')
    .leftJoin('organizations as o', 'o.id', 'p.registeredByOrganizationId')
    .select(['p.id as personId', 'p.givenNames', 'p.familyName', 'p.preferredName', 'p.birthDate', 'o.name as registeredBy'])
    .where('p.id', 'in', [...ids])
    .execute();
}

interface SimilarRow {
  personId: string;
  nameSimilarity: number;
  samePhone: boolean;
  sameEmail: boolean;
  sameIdentifier: boolean;
  givenNames: string;
  familyName: string;
  preferredName: string | null;
  birthDate: string | null;
  registeredBy: string | null;
}
