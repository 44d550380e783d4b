import { sql } from 'kysely';
import { type Language, newId, type Role } from '#kernel';
import { OperatorError, type Platform, record, systemActor } from '#platform';
import { Email, NewUser } from '../model.ts';
import { accountOfEmail, loadAccount, onBehalfOf } from './account-store.ts';
import { forgetFailures } from './attempts.ts';
import { secondFactorOff } from './events.ts';
import { linkTo } from './links.ts';
import { removeSecondFactor } from './second-factor-store.ts';
import { revokeSessions } from './session-store.ts';
import { issueToken } from './token-store.ts';
import { addUser } from './user-store.ts';

export interface UserToAdd {
  readonly email: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly role: Role;
  /** The organisation by its name; may be left out where there is only one. */
  readonly organization?: string | undefined;
  readonly language?: Language | undefined;
}

/** `lotse user add`: an account with one role, and the link under which its password is chosen. Throws an `OperatorError` that says what is wrong. */
export async function addUserByCommand(platform: Platform, wished: UserToAdd): Promise<{ link: string }> {
  const email = parseEmail(wished.email);
  if (await accountOfEmail(platform.db, email)) throw new OperatorError('There is an account with this address already.');
  const place = await findOrganization(platform, wished.organization);
  return platform.inTransaction(systemActor(place.networkId, { timeZone: place.timeZone, language: place.language }), async (tx) => {
    const id = newId();
    const { givenName, familyName, role, language = place.language } = wished;
    const user = NewUser.parse({
      id,
      email,
      givenName,
      familyName,
      language,
      memberships: [{ id: newId(), organizationId: place.organizationId, role }],
    });
    await addUser(tx, user);
    return { link: linkTo(platform, 'invitation', (await issueToken(tx, id, 'invitation')).token) };
  });
}

/**
 * `lotse user reset`: the way back in for somebody who is locked out. Every session ends, failed attempts are forgotten, the second factor is
 * taken off if asked for; answers the link under which a new password is chosen.
 */
export async function resetUserByCommand(platform: Platform, of: { email: string; secondFactor: boolean }): Promise<{ link: string }> {
  const email = parseEmail(of.email);
  const key = await accountOfEmail(platform.db, email);
  if (!key) throw new OperatorError('There is no account with this address.');
  const link = await platform.inTransaction(onBehalfOf(key), async (tx) => {
    const { state } = await loadAccount(tx, key.userId);
    if (state === 'disabled') throw new OperatorError('This account is disabled; an administrator has to open it first.');
    await revokeSessions(tx, key.userId);
    if (of.secondFactor && (await removeSecondFactor(tx, key.userId)))
      record(tx, secondFactorOff, {}, { userId: key.userId, by: 'command-line' });
    return linkTo(platform, 'password-reset', (await issueToken(tx, key.userId, 'password_reset')).token);
  });
  await forgetFailures(platform, email);
  return { link };
}

interface Place {
  readonly networkId: string;
  readonly organizationId: string;
  readonly name: string;
  readonly timeZone: string;
  readonly language: Language;
}

/** Whoever runs the command line may know every name; a wrong one is answered with the right ones. */
async function findOrganization(platform: Platform, name: string | undefined): Promise<Place> {
  const found = await organizationsNamed(platform, name);
  const [place] = found;
  if (place && found.length === 1) return place;
  if (place) throw new OperatorError(`Say in which organisation: ${namesOf(found)}.`);
  const all = name === undefined ? [] : await organizationsNamed(platform, undefined);
  if (all.length === 0) throw new OperatorError('There is no organisation yet: set up the place first.');
  throw new OperatorError(`There is no organisation called ${name}. There is: ${namesOf(all)}.`);
}

async function organizationsNamed({ db }: Platform, name: string | undefined): Promise<Place[]> {
  const { rows } =
    await sql<Place>`SELECT network_id AS "networkId", organization_id AS "organizationId", name, time_zone AS "timeZone", language
    FROM organizations_named(${name ?? null})`.execute(db);
  return rows;
}

const namesOf = (places: readonly Place[]): string => [...new Set(places.map(({ name }) => name))].join(', ');

function parseEmail(text: string): string {
  const parsed = Email.safeParse(text);
  if (!parsed.success) throw new OperatorError('This is not an e-mail address.');
  return parsed.data;
}
