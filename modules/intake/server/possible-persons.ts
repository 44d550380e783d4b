import { displayName, type PossibleDuplicate } from '#modules/people/index.ts';
import { leadingRecord, possibleDuplicates } from '#modules/people/server/index.ts';
import type { Platform, Tx } from '#platform';
import { loadForDecision, type ReferralRecord } from './store.ts';

/** The registered persons the referral may be about, with the reasons; first of all the record the sender sent along, which the receiver may not know yet. */
export async function possiblePersons(tx: Tx, platform: Pick<Platform, 'sealer'>, id: string): Promise<PossibleDuplicate[]> {
  const referral = await loadForDecision(tx, id);
  const { told, sentPersonId } = referral;
  const values = (...kinds: string[]) =>
    told.contactPoints.flatMap((point) => (kinds.includes(point.kind) && point.value !== null && !point.doNotUse ? [point.value] : []));
  const { givenNames, familyName, preferredName, birthDate } = told;
  const described = { givenNames, familyName, preferredName, birthDate, phones: values('phone', 'text'), emails: values('email') };
  const found = await possibleDuplicates(tx, platform, described, sentPersonId);
  const became = await personItBecame(tx, id);
  if (became !== null) return found.filter((one) => one.personId !== became);
  const isMissing = sentPersonId !== null && !found.some((one) => one.personId === sentPersonId);
  return isMissing ? [sentAlong(referral, sentPersonId), ...found] : found;
}

/** Once it is accepted, the question is who else of the registered persons is the same one. */
async function personItBecame(tx: Tx, id: string): Promise<string | null> {
  const row = await tx.db.selectFrom('referralScreenings').select('becamePersonId').where('id', '=', id).executeTakeFirst();
  return row?.becamePersonId ? leadingRecord(tx, row.becamePersonId) : null;
}

/** Named as the sender told them: what the record holds is not the receiver's to see before the case is opened. */
function sentAlong({ told }: ReferralRecord, personId: string): PossibleDuplicate {
  return {
    personId: personId as PossibleDuplicate['personId'],
    displayName: displayName(told),
    birthDate: told.birthDate,
    reasons: ['sent_record'],
    certainty: 'certain',
    registeredBy: null,
    cases: [],
  };
}
