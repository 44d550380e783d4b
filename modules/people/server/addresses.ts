import { given, json, type Tx } from '#platform';
import { type AddressChange, type NewAddress, PersonAddress } from '../model-reach.ts';
import { changePart, loadPart, recordPart, removePart } from './parts.ts';

const table = 'personAddresses';
const part = 'address';

/** Writes addresses without an event of their own. Their category follows the protection of the person (trigger), so the writer may not see them again. */
export async function insertAddresses(tx: Tx, personId: string, addresses: readonly NewAddress[]): Promise<void> {
  if (addresses.length === 0) return;
  const rows = addresses.map((address) => ({ ...address, personId, address: json(address.address) }));
  await tx.db.insertInto(table).values(rows).execute();
}

export async function addAddress(tx: Tx, personId: string, address: NewAddress): Promise<void> {
  await insertAddresses(tx, personId, [address]);
  recordPart(tx, personId, { part, change: 'added', kind: address.usage, detailId: address.id });
}

export async function changeAddress(tx: Tx, personId: string, id: string, seen: number, change: AddressChange): Promise<void> {
  const after = PersonAddress.parse({ ...(await loadPart(tx, table, personId, id)), ...given(change) });
  await changePart(tx, { table, part, kind: after.usage }, personId, id, seen, given(change));
}

export async function removeAddress(tx: Tx, personId: string, id: string, seen: number): Promise<void> {
  await removePart(tx, { table, part, kindColumn: 'usage' }, personId, id, seen);
}

/** The addresses the reader may see, where the person lives now first. */
export async function listAddresses(tx: Tx, personId: string): Promise<PersonAddress[]> {
  const rows = await tx.db
    .selectFrom(table)
    .where('personId', '=', personId)
    .select(['id', 'usage', 'address', 'validFrom', 'validUntil', 'note', 'version'])
    .orderBy('validUntil', (order) => order.desc().nullsFirst())
    .orderBy('validFrom', (order) => order.desc().nullsLast())
    .orderBy('id')
    .execute();
  return rows.map((row) => PersonAddress.parse(row));
}
