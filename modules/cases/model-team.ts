import { z } from 'zod';
import { CalendarDate, DataCategory } from '#kernel';

/** What somebody is to a case. */
export const teamRoles = [
  'case_manager',
  'co_worker',
  'clinician',
  'physician',
  'nurse',
  'therapist',
  'financial_counsellor',
  'resource_navigator',
  'employment',
  'legal',
  'housing',
  'family',
  'friend',
  'representative',
  'volunteer',
  'other',
] as const;
export const TeamRole = z.enum(teamRoles);
export type TeamRole = z.infer<typeof TeamRole>;

/** Somebody joins the care team: a colleague, an organisation, a person on file, or somebody known by name only. */
export const NewTeamMember = z
  .object({
    id: z.uuid(),
    userId: z.uuid().nullable().default(null),
    organizationId: z.uuid().nullable().default(null),
    personId: z.uuid().nullable().default(null),
    displayName: z.string().trim().min(1).max(200).nullable().default(null),
    role: TeamRole,
    isPointPerson: z.boolean().default(false),
    /** What a colleague of the managing organisation may see; what an organisation sees, a release says. */
    categories: z.array(DataCategory).default([]),
    from: CalendarDate.optional(),
  })
  .refine((member) => [member.userId, member.organizationId, member.personId, member.displayName].some((who) => who !== null), {
    message: 'name somebody',
    path: ['displayName'],
  });
export type NewTeamMember = z.infer<typeof NewTeamMember>;

/** Who takes over a case, and why. */
export const Assignment = z.object({
  toUserId: z.uuid(),
  reason: z.string().trim().min(3).max(500),
  /** The one who gives the case away stays on the team as a co-worker. */
  staysOnTeam: z.boolean().default(false),
  /** A supervisor's reason for giving a case to somebody whose limit is reached. */
  overrideReason: z.string().trim().min(3).max(500).nullable().default(null),
});
export type Assignment = z.infer<typeof Assignment>;
