import { z } from 'zod';
import { CodeableConcept, FhirDate, Period, Quantity, Reference, resourceFields } from './datatypes.ts';
import { whenOf } from './fhir-time.ts';
import { checked, codedOf, codeOf, entry, firstKeyOf, keyOf, missing, quantityText, sensitivity, textValue, unnamed } from './mapping.ts';
import type { Coded, HealthEntry, MapContext, Mapped } from './records.ts';

const CarePlan = z.object({
  ...resourceFields,
  status: z.string(),
  intent: z.string().optional(),
  category: z.array(CodeableConcept).optional(),
  title: z.string().optional(),
  description: z.string().optional(),
  encounter: Reference.optional(),
  period: Period.optional(),
  created: z.string().optional(),
  author: Reference.optional(),
  activity: z
    .array(z.object({ detail: z.object({ code: CodeableConcept.optional(), description: z.string().optional() }).optional() }))
    .optional(),
});

const CareTeam = z.object({
  ...resourceFields,
  status: z.string().optional(),
  category: z.array(CodeableConcept).optional(),
  name: z.string().optional(),
  encounter: Reference.optional(),
  period: Period.optional(),
  participant: z.array(z.object({ role: z.array(CodeableConcept).optional(), member: Reference.optional() })).optional(),
  reasonCode: z.array(CodeableConcept).optional(),
  managingOrganization: z.array(Reference).optional(),
});

const Goal = z.object({
  ...resourceFields,
  lifecycleStatus: z.string(),
  category: z.array(CodeableConcept).optional(),
  description: CodeableConcept,
  startDate: FhirDate.optional(),
  startCodeableConcept: CodeableConcept.optional(),
  target: z
    .array(z.object({ dueDate: FhirDate.optional(), detailQuantity: Quantity.optional(), detailString: z.string().optional() }))
    .optional(),
  expressedBy: Reference.optional(),
});

/** `assess-plan` says only that it is a plan (US Core); the next category says what for. */
const NO_NAME = ['assess-plan'];

/** A plan made elsewhere; the value lists what it wants done. */
export function mapCarePlan(resource: unknown, context: MapContext): Mapped<HealthEntry> {
  const parsed = checked(CarePlan, resource);
  if (!parsed.ok) return parsed;
  const plan = parsed.value;
  const named = plan.category?.map(codedOf).find((code) => code !== null && !NO_NAME.includes(code.code ?? ''));
  const code = named ?? plainName(plan.title) ?? plainName(plan.description) ?? codedOf(plan.category?.[0]) ?? unnamed;
  const activities = plan.activity?.map((activity) => codedOf(activity.detail?.code)?.display ?? activity.detail?.description);
  return entry({
    kind: 'care_plan',
    section: plan.intent ?? null,
    category: sensitivity({
      kind: 'care_plan',
      otherwise: 'health_general',
      meta: plan.meta,
      concepts: [
        ...(plan.category ?? []),
        ...(plan.activity ?? []).map((activity) => activity.detail?.code),
        { text: plan.title ?? plan.description },
      ],
    }),
    code,
    status: plan.status,
    from: whenOf(plan.period?.start),
    to: whenOf(plan.period?.end),
    value: textValue(activities?.filter(Boolean).join(', ')),
    encounter: keyOf(plan.encounter, context, 'Encounter'),
    practitioner: firstKeyOf([plan.author], context, 'Practitioner'),
    organization: firstKeyOf([plan.author], context, 'Organization'),
  });
}

/** Who took care elsewhere; the value lists them by the names the sender gave. */
export function mapCareTeam(resource: unknown, context: MapContext): Mapped<HealthEntry> {
  const parsed = checked(CareTeam, resource);
  if (!parsed.ok) return parsed;
  const team = parsed.value;
  const code = plainName(team.name) ?? codedOf(team.category?.[0]) ?? codedOf(team.reasonCode?.[0]);
  const members = team.participant?.map((participant) => participant.member?.display ?? codedOf(participant.role?.[0])?.display);
  return entry({
    kind: 'care_team',
    section: codeOf(team.category),
    category: sensitivity({
      kind: 'care_team',
      otherwise: 'health_general',
      meta: team.meta,
      concepts: [...(team.category ?? []), ...(team.reasonCode ?? [])],
    }),
    code: code ?? unnamed,
    status: team.status ?? null,
    from: whenOf(team.period?.start),
    to: whenOf(team.period?.end),
    value: textValue([...new Set(members?.filter(Boolean))].join(', ')),
    encounter: keyOf(team.encounter, context, 'Encounter'),
    practitioner: firstKeyOf(
      team.participant?.map((participant) => participant.member),
      context,
      'Practitioner',
    ),
    organization: firstKeyOf(team.managingOrganization, context, 'Organization'),
  });
}

/** A goal set elsewhere; the value is its target. */
export function mapGoal(resource: unknown, context: MapContext): Mapped<HealthEntry> {
  const parsed = checked(Goal, resource);
  if (!parsed.ok) return parsed;
  const goal = parsed.value;
  const code = codedOf(goal.description);
  if (!code) return missing('description');
  const target = goal.target?.[0];
  return entry({
    kind: 'goal',
    section: codeOf(goal.category),
    category: sensitivity({
      kind: 'goal',
      otherwise: 'health_general',
      meta: goal.meta,
      concepts: [goal.description, ...(goal.category ?? [])],
    }),
    code,
    status: goal.lifecycleStatus,
    from: whenOf(goal.startDate),
    to: whenOf(target?.dueDate),
    value: textValue(target?.detailQuantity ? quantityText(target.detailQuantity) : target?.detailString),
    practitioner: firstKeyOf([goal.expressedBy], context, 'Practitioner'),
  });
}

function plainName(name: string | undefined): Coded | null {
  return codedOf({ text: name });
}
