import { sql } from 'kysely';
import { type Country, formatAddress, type Language, type PostalAddress, Refused } from '#kernel';
import { type CaseRow, worksFor } from '#modules/cases/server/index.ts';
import type { PersonAddress, PersonView } from '#modules/people/index.ts';
import { type Tx, text } from '#platform';
import type { Recipient } from '../model.ts';
import type { Receiver } from '../rules-release.ts';

/** Somebody to write to, as far as the record knows them. */
export interface ResolvedRecipient {
  readonly receiver: Receiver;
  readonly name: string;
  /** A person is greeted by name, a body is not. */
  readonly isPerson: boolean;
  /** In the order of preference; empty where nobody asked. */
  readonly languages: readonly string[];
  /** Where post reaches them; null where it is not known or not to be seen. */
  readonly address: PostalAddress | null;
  /** The name above the address, where they are reached at an organisation. */
  readonly at: string | null;
}

/** Who a recipient is. `client` is the client as the writer may see them. Refuses `record.not-found` for a member or organisation that is not there. */
export async function resolveRecipient(
  tx: Tx,
  row: CaseRow,
  recipient: Recipient,
  client: PersonView | undefined,
): Promise<ResolvedRecipient> {
  switch (recipient.kind) {
    case 'client':
      if (!client) throw new Refused({ code: 'record.not-found' });
      return {
        receiver: { side: 'client' },
        name: [client.givenNames, client.familyName].filter(Boolean).join(' '),
        isPerson: true,
        languages: client.languages,
        address: currentAddress(client.addresses, tx.today),
        at: null,
      };
    case 'organization':
      return resolveOrganization(tx, row, recipient.organizationId);
    case 'member':
      return resolveMember(tx, row, recipient.memberId);
    case 'other':
      return { receiver: { side: 'other' }, name: recipient.name, isPerson: false, languages: [], address: null, at: null };
  }
}

/** The lines in the window of the envelope: known as far as they are known. */
export function addressLines(recipient: ResolvedRecipient, language: Language, home: Country): string[] {
  const { name, at, address } = recipient;
  return [name, at, ...(address === null ? [] : formatAddress(address, language, home))].filter((line) => line !== null);
}

/** How a letter greets: formal, and the same whatever the gender. */
export function salutationOf({ isPerson, name }: Pick<ResolvedRecipient, 'isPerson' | 'name'>, language: Language): string {
  return isPerson ? text(language, 'letters:salutation.person', { name }) : text(language, 'letters:salutation.body');
}

/** Where post goes now: the postal address before the home, the home before a temporary one; nobody writes to a place of work. */
export function currentAddress(addresses: readonly PersonAddress[], today: string): PostalAddress | null {
  const now = addresses.filter(({ validFrom, validUntil }) => (validFrom ?? today) <= today && (validUntil ?? today) >= today);
  return ['postal', 'home', 'temporary'].map((usage) => now.find((address) => address.usage === usage)).find(Boolean)?.address ?? null;
}

async function resolveOrganization(tx: Tx, row: CaseRow, organizationId: string): Promise<ResolvedRecipient> {
  const found = await tx.db
    .selectFrom('organizations')
    .select(['id', 'name', 'address'])
    .where('id', '=', organizationId)
    .executeTakeFirst();
  if (!found) throw new Refused({ code: 'record.not-found' });
  return {
    receiver: receiverAt(row, found.id),
    name: found.name,
    isPerson: false,
    languages: [],
    address: found.address as PostalAddress | null,
    at: null,
  };
}

/** Somebody of the care team: a colleague, an organisation, a user or a named person at one, or somebody who belongs to none. */
async function resolveMember(tx: Tx, row: CaseRow, memberId: string): Promise<ResolvedRecipient> {
  const member = await tx.db
    .selectFrom('careTeamMembers as m')
    .leftJoin('users as u', 'u.id', 'm.userId')
    .leftJoin('persons as p', 'p.id', 'm.personId')
    .select(['m.userId', 'm.displayName', 'u.language'])
    .select(sql<string | null>`nullif(trim(concat(u.title, ' ') || u.given_name || ' ' || u.family_name), '')`.as('userName'))
    .select(sql<string | null>`nullif(trim(p.given_names || ' ' || p.family_name), '')`.as('personName'))
    .select(
      sql<
        string | null
      >`coalesce(m.organization_id, (SELECT ms.organization_id FROM memberships ms WHERE ms.network_id = m.network_id AND ms.user_id = m.user_id
        AND (ms.valid_until IS NULL OR ms.valid_until >= ${tx.today}::date) ORDER BY ms.valid_from LIMIT 1))`.as('organizationId'),
    )
    .where('m.id', '=', memberId)
    .where('m.caseId', '=', row.id)
    .where('m.endedAt', 'is', null)
    .executeTakeFirst();
  if (!member) throw new Refused({ code: 'record.not-found' });
  const name = member.userName ?? member.displayName ?? member.personName;
  const languages = member.language === null ? [] : [member.language];
  if (member.organizationId === null)
    return { receiver: { side: 'other' }, name: name ?? '', isPerson: true, languages, address: null, at: null };
  const organization = await resolveOrganization(tx, row, member.organizationId);
  if (name === null) return organization;
  const isColleague = member.userId !== null && (await worksFor(tx, member.userId, row.organizationId));
  return {
    ...organization,
    receiver: isColleague ? { side: 'own' } : organization.receiver,
    name,
    isPerson: true,
    languages,
    at: organization.name,
  };
}

function receiverAt(row: CaseRow, organizationId: string): Receiver {
  return organizationId === row.organizationId ? { side: 'own' } : { side: 'organization', organizationId };
}
