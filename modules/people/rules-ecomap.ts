import { accept, type CalendarDate, type Decision, refuse } from '#kernel';
import type { Relation, RelationKind } from './model-relations.ts';

export type RelationRefusal =
  | { code: 'relation.with-oneself' }
  | { code: 'relation.two-sides' }
  | { code: 'relation.ends-before-it-begins' }
  | { code: 'relation.service-in-household' };

type RelationFacts = Pick<Relation, 'kind' | 'relatedPersonId' | 'relatedOrganizationId' | 'livesWith' | 'sinceOn' | 'untilOn'>;

/** A relation is with somebody else, with a person or an organisation, ends after it began, and only people live together. */
export function checkRelation(personId: string, relation: RelationFacts): Decision<undefined, RelationRefusal> {
  const { relatedPersonId, relatedOrganizationId, livesWith, sinceOn, untilOn } = relation;
  if (relatedPersonId === personId) return refuse({ code: 'relation.with-oneself' });
  if (relatedPersonId !== null && relatedOrganizationId !== null) return refuse({ code: 'relation.two-sides' });
  if (sinceOn !== null && untilOn !== null && untilOn < sinceOn) return refuse({ code: 'relation.ends-before-it-begins' });
  if (livesWith && (relatedOrganizationId !== null || isGroup(relation.kind))) return refuse({ code: 'relation.service-in-household' });
  return accept();
}

/** Where somebody stands in the ecomap. Natural resources come before formal services (strengths model). */
export const ecomapGroups = ['household', 'natural', 'formal', 'earlier'] as const;
export type EcomapGroup = (typeof ecomapGroups)[number];

const formalKinds: ReadonlySet<RelationKind> = new Set([
  'legal_representative',
  'employer',
  'school',
  'physician',
  'social_service',
  'public_authority',
]);
const communityKinds: ReadonlySet<RelationKind> = new Set(['faith_community', 'club', 'self_help_group']);

/** More than one human being: a service, an authority, a club. */
export function isGroup(kind: RelationKind): boolean {
  return communityKinds.has(kind) || (formalKinds.has(kind) && kind !== 'legal_representative' && kind !== 'physician');
}

/**
 * Household, natural resource (family, friends, neighbours, clubs, a faith community), formal service, or over by now. An organisation of the network
 * is a formal service unless it is one of the communities.
 */
export function ecomapGroupOf(relation: Omit<RelationFacts, 'sinceOn'>, today: CalendarDate): EcomapGroup {
  if (relation.untilOn !== null && relation.untilOn < today) return 'earlier';
  if (relation.livesWith) return 'household';
  if (communityKinds.has(relation.kind)) return 'natural';
  return formalKinds.has(relation.kind) || relation.relatedOrganizationId !== null ? 'formal' : 'natural';
}

const strengthOrder = ['strong', 'moderate', null, 'weak', 'stressful'] as const;

/** Everybody of the ecomap in the order in which one counts on them: by group, and in a group the strongest first. */
export function inEcomapOrder<R extends Omit<RelationFacts, 'sinceOn'> & Pick<Relation, 'strength'>>(
  relations: readonly R[],
  today: CalendarDate,
): { readonly group: EcomapGroup; readonly relation: R }[] {
  const place = (of: { group: EcomapGroup; relation: R }) =>
    ecomapGroups.indexOf(of.group) * strengthOrder.length + strengthOrder.indexOf(of.relation.strength);
  return relations
    .map((relation) => ({ group: ecomapGroupOf(relation, today), relation }))
    .toSorted((left, right) => place(left) - place(right));
}
