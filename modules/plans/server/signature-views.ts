import { sql } from 'kysely';
import type { CalendarDate } from '#kernel';
import type { Tx } from '#platform';
import { Party, SignatureMode } from '../model.ts';
import type { SignatureView } from '../model-views.ts';
import { mayGiveWord } from '../policy.ts';
import { isOut, isWritable } from '../rules.ts';
import type { PlanRow } from './store.ts';

/** Every word that is asked for a version, given or not; those given for an earlier submission are not shown. */
export async function signaturesOf(tx: Tx, plan: PlanRow, managingOrganizationId: string): Promise<SignatureView[]> {
  const names = await namesOf(tx, plan);
  const given = plan.copyId === null || isWritable(plan.status) ? [] : await givenFor(tx, plan.copyId);
  return plan.asked.map((asked): SignatureView => {
    const word = given.find(({ party }) => party === asked.party);
    return {
      ...asked,
      organizationName: names.get(asked.organizationId ?? '') ?? null,
      userName: names.get(asked.userId ?? '') ?? null,
      given: word
        ? {
            ...word,
            mode: SignatureMode.parse(word.mode),
            signedOn: word.signedOn as CalendarDate,
            signerName: word.signerName || (word.userName ?? ''),
            strokes: word.strokes as number[][][] | null,
          }
        : null,
      mine: !word && isOut(plan.status) && mayGiveWord(tx.actor, asked, managingOrganizationId),
    };
  });
}

async function givenFor(tx: Tx, copyId: string) {
  const rows = await tx.db
    .selectFrom('planSignatures as s')
    .leftJoin('users as u', 'u.id', 's.signerUserId')
    .select([
      's.party',
      's.mode',
      's.byRepresentative',
      's.signerName',
      's.authority',
      's.reason',
      's.signedOn',
      's.documentId',
      's.strokes',
    ])
    .select(nameOf('u').as('userName'))
    .where('s.copyId', '=', copyId)
    .execute();
  return rows.map((row) => ({ ...row, party: Party.parse(row.party) }));
}

async function namesOf(tx: Tx, plan: PlanRow): Promise<Map<string, string>> {
  const ids = plan.asked.flatMap(({ userId, organizationId }) => [userId, organizationId]).filter((id) => id !== null);
  if (ids.length === 0) return new Map();
  const users = await tx.db
    .selectFrom('users as u')
    .select(['u.id', nameOf('u').as('name')])
    .where('u.id', 'in', ids)
    .execute();
  const organizations = await tx.db.selectFrom('organizations').select(['id', 'name']).where('id', 'in', ids).execute();
  return new Map([...users, ...organizations].map(({ id, name }) => [id, name ?? '']));
}

/** Given and family name of the joined user. */
export function nameOf(alias: string) {
  return sql<string | null>`${sql.ref(`${alias}.given_name`)} || ' ' || ${sql.ref(`${alias}.family_name`)}`;
}
