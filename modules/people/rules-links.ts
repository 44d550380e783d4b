import { accept, type Decision, refuse } from '#kernel';

export type PersonLinkRefusal =
  | { code: 'person-link.with-oneself' }
  | { code: 'person-link.exists' }
  | { code: 'person-link.goes-on-elsewhere'; personId: string }
  | { code: 'person-link.has-linked'; personId: string };

/** A link that stands: work goes on with `personId`. */
export interface StandingLink {
  readonly personId: string;
  readonly linkedPersonId: string;
}

/**
 * Whether two records may be said to be one person. Links form stars, never chains: the record with which work goes on is linked to no other, and the other one leads
 * none itself; then everybody sees at once which record counts.
 */
export function checkLink(wanted: StandingLink, standing: readonly StandingLink[]): Decision<undefined, PersonLinkRefusal> {
  const { personId, linkedPersonId } = wanted;
  if (personId === linkedPersonId) return refuse({ code: 'person-link.with-oneself' });
  const isPair = (link: StandingLink) => [link.personId, link.linkedPersonId].every((id) => id === personId || id === linkedPersonId);
  if (standing.some(isPair)) return refuse({ code: 'person-link.exists' });
  const elsewhere = standing.find((link) => link.linkedPersonId === personId || link.linkedPersonId === linkedPersonId);
  if (elsewhere) return refuse({ code: 'person-link.goes-on-elsewhere', personId: elsewhere.personId });
  if (standing.some((link) => link.personId === linkedPersonId))
    return refuse({ code: 'person-link.has-linked', personId: linkedPersonId });
  return accept();
}
