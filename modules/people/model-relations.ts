import { z } from 'zod';
import { idOf } from '#kernel';

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
  'other',
] as const;
export const RelationKind = z.enum(relationKinds);
export type RelationKind = z.infer<typeof RelationKind>;

export const relationFields = {
  kind: RelationKind,
  /** As the person says it. */
  relatedName: z.string().trim().min(1).max(200),
  /** Set when the other one is registered too. */
  relatedPersonId: z.uuid().nullable(),
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
