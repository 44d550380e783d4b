import { sql } from 'kysely';
import { z } from 'zod';
import { Refused } from '#kernel';
import { decodeCursor, PageQuery, type Tx, toPage } from '#platform';
import { CredentialType, CredentialView, credentialStatuses } from '../model-credential.ts';
import { mayKeepCredential } from '../policy.ts';
import { credentialStatus, endingUntil } from '../rules-credential.ts';

/** What the list of credentials may be narrowed to. `due`: ending or expired, what somebody has to see to. */
export const CredentialFilter = z.object({
  status: z.enum([...credentialStatuses, 'due', 'all']).default('due'),
  organizationId: z.uuid().optional(),
  type: CredentialType.optional(),
  holder: z.enum(['organization', 'staff']).optional(),
});
export type CredentialFilter = z.output<typeof CredentialFilter>;
export const CredentialQuery = PageQuery.extend(CredentialFilter.shape);

/** Without a last day it comes after all that have one. */
const sortDay = sql<string>`coalesce(c.expires_on, 'infinity'::date)::text`;
const Cursor = z.tuple([z.string(), z.uuid()]);

/** One page of the credentials the reader may see, the first to end first. */
export async function listCredentials(tx: Tx, query: z.output<typeof CredentialQuery>) {
  const after = decodeCursor(query.cursor, Cursor);
  const rows = await credentialRows(tx, query)
    .$if(after !== undefined, (rows) => rows.where(sql<boolean>`(${sortDay}, c.id) > (${after?.[0]}, ${after?.[1]}::uuid)`))
    .limit(sql.lit(query.limit + 1))
    .execute();
  const page = toPage(rows, query.limit, (row) => [row.sortDay, row.id] as const);
  const { total } = await filtered(tx, query)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return { items: page.items.map((row) => toView(tx, row)), nextCursor: page.nextCursor, total };
}

/** All that fit, for a file of what is shown and for the page of an organisation. */
export async function allCredentials(tx: Tx, filter: CredentialFilter): Promise<CredentialView[]> {
  const rows = await credentialRows(tx, filter).limit(10_000).execute();
  return rows.map((row) => toView(tx, row));
}

/** One credential; refuses `record.not-found`, also when it is not the reader's to see. */
export async function loadCredential(tx: Tx, id: string): Promise<CredentialView> {
  const row = await credentialRows(tx, { status: 'all' }).where('c.id', '=', id).executeTakeFirst();
  if (!row) throw new Refused({ code: 'record.not-found' });
  return toView(tx, row);
}

type Row = Awaited<ReturnType<ReturnType<typeof credentialRows>['execute']>>[number];

function toView(tx: Tx, row: Row): CredentialView {
  const credential = CredentialView.omit({ status: true, mayChange: true }).parse(row);
  return { ...credential, status: credentialStatus(credential, tx.today), mayChange: mayKeepCredential(tx.actor, credential) };
}

function credentialRows(tx: Tx, filter: CredentialFilter) {
  return filtered(tx, filter)
    .select(['c.id', 'c.organizationId', 'o.name as organizationName', 'c.userId', 'c.type', 'c.number', 'c.issuer', 'c.issuedOn'])
    .select(['c.expiresOn', 'c.documentReference', 'c.endedOn', 'c.endedReason', 'c.enteredInErrorReason', 'c.version'])
    .select([sql<string | null>`u.given_name || ' ' || u.family_name`.as('holderName'), sortDay.as('sortDay')])
    .orderBy(sortDay)
    .orderBy('c.id');
}

function filtered(tx: Tx, { status, organizationId, type, holder }: CredentialFilter) {
  const ending = endingUntil(tx.today);
  const held = sql<boolean>`(c.ended_on IS NULL AND c.entered_in_error_reason IS NULL)`;
  const conditions = {
    all: sql<boolean>`true`,
    due: sql<boolean>`(${held} AND c.expires_on <= ${ending})`,
    ending: sql<boolean>`(${held} AND c.expires_on BETWEEN ${tx.today} AND ${ending})`,
    expired: sql<boolean>`(${held} AND c.expires_on < ${tx.today})`,
    valid: sql<boolean>`(${held} AND (c.expires_on IS NULL OR c.expires_on > ${ending}))`,
    ended: sql<boolean>`(c.ended_on IS NOT NULL AND c.entered_in_error_reason IS NULL)`,
    entered_in_error: sql<boolean>`(c.entered_in_error_reason IS NOT NULL)`,
  };
  return tx.db
    .selectFrom('professionalCredentials as c')
    .innerJoin('organizations as o', 'o.id', 'c.organizationId')
    .leftJoin('users as u', 'u.id', 'c.userId')
    .where(conditions[status])
    .$if(organizationId !== undefined, (rows) => rows.where('c.organizationId', '=', organizationId ?? ''))
    .$if(type !== undefined, (rows) => rows.where('c.type', '=', type ?? ''))
    .$if(holder === 'organization', (rows) => rows.where('c.userId', 'is', null))
    .$if(holder === 'staff', (rows) => rows.where('c.userId', 'is not', null));
}
