import { z } from 'zod';
import { Acuity, Instant } from '#kernel';
import { CaseModel, CaseState, ClosureReason } from '../model.ts';

const text = z.string();
const count = z.int();

/** The next thing somebody owes on a case; its words are found where it is shown. */
export const NextDeadline = z.object({
  area: text,
  kind: text,
  facts: z.record(text, z.unknown()),
  startsAt: text,
  dueAt: text,
  dueOn: text.nullable(),
  warnAt: text.nullable(),
  verb: text,
  target: text,
});
export type NextDeadline = z.infer<typeof NextDeadline>;

/** A line of the list of cases. */
export const CaseListItem = z.object({
  id: z.uuid(),
  number: text,
  personId: z.uuid(),
  /** Null when the reader may not know who it is. */
  personName: text.nullable(),
  state: CaseState,
  stateSince: text,
  model: CaseModel,
  programId: z.uuid(),
  programName: text,
  organizationId: z.uuid(),
  organizationName: text,
  caseManagerId: z.uuid().nullable(),
  caseManagerName: text.nullable(),
  acuity: Acuity,
  openedOn: text.nullable(),
  nextDeadline: NextDeadline.nullable(),
  overdue: count,
});
export type CaseListItem = z.infer<typeof CaseListItem>;

/** One dot on the strip of stages. */
export const StageView = z.object({ state: CaseState, endedOn: text.nullable() });

/** The head of a case: everything that must never be out of sight. */
export const CaseView = z.object({
  id: z.uuid(),
  number: text,
  version: count,
  state: CaseState,
  stateSince: text,
  /** How many days the case has been where it is, today being day 1. */
  day: count,
  stages: z.array(StageView),
  model: CaseModel,
  acuity: Acuity,
  episodeNumber: count,
  openedOn: text.nullable(),
  closedOn: text.nullable(),
  /** The last day on which a closed case can be opened again; null where the programme sets none, and while the case is open. */
  reopenUntil: text.nullable(),
  closureReason: text.nullable(),
  /** Why the case rests and until when; what was said when closing began. */
  reason: text.nullable(),
  note: text.nullable(),
  until: text.nullable(),
  pending: z
    .object({
      event: text,
      reason: text.nullable(),
      note: text.nullable(),
      deceasedOn: text.nullable(),
      requestedBy: z.uuid(),
      requestedByName: text,
      requestedAt: Instant,
    })
    .nullable(),
  program: z.object({ id: z.uuid(), name: text }),
  organization: z.object({ id: z.uuid(), name: text }),
  referralId: z.uuid().nullable(),
  /** The case of this person that ended before this one began, where the reader may see it. */
  earlierCase: z.object({ id: z.uuid(), number: text }).nullable(),
  /** Null when the reader may not know who it is. */
  person: z
    .object({
      id: z.uuid(),
      name: text,
      preferredName: text.nullable(),
      pronouns: text.nullable(),
      birthDate: text.nullable(),
      languages: z.array(text),
      interpreterNeeded: z.boolean(),
      addressProtected: z.boolean(),
    })
    .nullable(),
  manager: z.object({ userId: z.uuid(), name: text }).nullable(),
  pointPerson: z.object({ memberId: z.uuid(), name: text, role: text, organizationName: text.nullable() }).nullable(),
  nextDeadline: NextDeadline.nullable(),
  overdue: count,
  consents: z.object({ caseManagement: z.boolean(), releases: count, nextExpiry: text.nullable() }),
  may: z.object({ work: z.boolean(), supervise: z.boolean(), recordConsent: z.boolean() }),
});
export type CaseView = z.infer<typeof CaseView>;

const Unmet = z.object({ guard: text, place: text, facts: z.record(text, z.unknown()) });

/** What the case could do next, and what is missing for it. */
export const PossibleStepView = z.object({
  id: text,
  event: text,
  to: text,
  documents: z.array(text),
  unmet: z.array(Unmet),
  fourEyes: z.boolean(),
  permitted: z.boolean(),
});

export const TeamMemberView = z.object({
  id: z.uuid(),
  name: text,
  role: text,
  kind: z.enum(['user', 'organization', 'person', 'named']),
  userId: z.uuid().nullable(),
  organizationId: z.uuid().nullable(),
  organizationName: text.nullable(),
  isPointPerson: z.boolean(),
  /** What they can see of the case now, from assignment, membership or a release. */
  categories: z.array(text),
  from: text,
  until: text.nullable(),
  version: count,
});
export type TeamMemberView = z.infer<typeof TeamMemberView>;

export const ClosureView = z.object({
  id: z.uuid(),
  episodeNumber: count,
  reason: z.union([ClosureReason, text]),
  summary: text,
  remainingNeeds: text,
  handOver: text,
  clientInformedOn: text.nullable(),
  missingOutcomeReason: text.nullable(),
  closedOn: text,
});
export type ClosureView = z.infer<typeof ClosureView>;

/** Somebody who could take a case or a duty, with what they carry. */
export const ColleagueView = z.object({
  userId: z.uuid(),
  name: text,
  roles: z.array(text),
  cases: count,
  weighted: z.number(),
  soft: z.number().nullable(),
  hard: z.number().nullable(),
});
export type ColleagueView = z.infer<typeof ColleagueView>;
