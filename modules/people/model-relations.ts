import { z } from 'zod';
import { CalendarDate, idOf } from '#kernel';

export const RelationId = idOf<'RelationId'>();

/** What the other one is to the person. */
export const relationKinds = [
  'partner',
  'spouse',
  'former_partner',
  'parent',
  'child',
  'sibling',
  'grandparent',
  'grandchild',
  'other_relative',
  'friend',
  'neighbour',
  'flatmate',
  'legal_representative',
  'employer',
  'volunteer',
  'faith_community',
  'club',
  'self_help_group',
  'school',
  'physician',
  'social_service',
  'public_authority',
  'other',
] as const;
export const RelationKind = z.enum(relationKinds);
export type RelationKind = z.infer<typeof RelationKind>;

/** How the bond is felt by the person; a bond that costs more than it holds is stressful, whatever its strength. */
export const RelationStrength = z.enum(['strong', 'moderate', 'weak', 'stressful']);
export type RelationStrength = z.infer<typeof RelationStrength>;

/** Where the energy flows, seen from the other side: they give to the person, they take, or both. */
export const EnergyFlow = z.enum(['gives', 'takes', 'both']);
export type EnergyFlow = z.infer<typeof EnergyFlow>;

export const relationFields = {
  kind: RelationKind,
  /** As the person says it. */
  relatedName: z.string().trim().min(1).max(200),
  /** Set when the other one is registered too. */
  relatedPersonId: z.uuid().nullable(),
  /** Set when the other one is an organisation of the network. */
  relatedOrganizationId: z.uuid().nullable(),
  strength: RelationStrength.nullable(),
  energy: EnergyFlow.nullable(),
  sinceOn: CalendarDate.nullable(),
  /** The last day of it; a relation that ended is kept and not drawn. */
  untilOn: CalendarDate.nullable(),
  /** Lives and economises together with the person (glossary: household). */
  livesWith: z.boolean(),
  isCaregiver: z.boolean(),
  isRepresentative: z.boolean(),
  isEmergencyContact: z.boolean(),
  phone: z.string().trim().min(1).max(40).nullable(),
  email: z.email().max(254).nullable(),
  note: z.string().trim().max(500),
};

export const NewRelation = z.object({
  id: RelationId,
  kind: RelationKind,
  relatedName: relationFields.relatedName,
  relatedPersonId: z.uuid().nullable().default(null),
  relatedOrganizationId: z.uuid().nullable().default(null),
  strength: relationFields.strength.default(null),
  energy: relationFields.energy.default(null),
  sinceOn: relationFields.sinceOn.default(null),
  untilOn: relationFields.untilOn.default(null),
  livesWith: z.boolean().default(false),
  isCaregiver: z.boolean().default(false),
  isRepresentative: z.boolean().default(false),
  isEmergencyContact: z.boolean().default(false),
  phone: relationFields.phone.default(null),
  email: relationFields.email.default(null),
  note: relationFields.note.default(''),
});
export type NewRelation = z.infer<typeof NewRelation>;

export const RelationChange = z.object(relationFields).partial();
export type RelationChange = z.infer<typeof RelationChange>;

export const Relation = z.object({ id: RelationId, ...relationFields, version: z.number().int() });
export type Relation = z.infer<typeof Relation>;
