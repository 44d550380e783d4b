import { Country, orThrow, parsePhoneNumber } from '#kernel';
import type { Tx } from '#platform';

/** The country in which the network reads phone numbers and addresses. */
export async function networkCountry(tx: Tx): Promise<Country> {
  const { country } = await tx.db.selectFrom('networks').select('country').where('id', '=', tx.actor.networkId).executeTakeFirstOrThrow();
  return Country.parse(country);
}

/** A phone number as it is stored. Refuses `phone.unreadable` and `phone.wrong-length`. */
export async function storedPhone(tx: Tx, typed: string | null): Promise<string | null> {
  return typed === null ? null : orThrow(parsePhoneNumber(typed, await networkCountry(tx)));
}
