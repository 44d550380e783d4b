import { z } from 'zod';
import { InterventionFields } from '../model.ts';

/** Which of the three ways of naming somebody is used. */
export const By = z.enum(['user', 'organization', 'name']);
export const InterventionForm = InterventionFields.extend({ by: By });
export type InterventionValues = z.infer<typeof InterventionForm>;

/** How somebody is named who is responsible already. */
export function byOf({
  responsibleOrganizationId,
  responsibleName,
}: {
  readonly responsibleOrganizationId: string | null;
  readonly responsibleName: string | null;
}): z.infer<typeof By> {
  if (responsibleOrganizationId !== null) return 'organization';
  return responsibleName === null ? 'user' : 'name';
}

/** Whether it can be said how many times: only of a day, a week or a month. */
export const isCounted = (per: unknown): boolean => per === 'day' || per === 'week' || per === 'month';

/** What is sent: a field that is not asked, because another one rules it out, is empty whatever was written into it before. */
export function toFields({ by, ...fields }: InterventionValues): InterventionFields {
  const cost = fields.funding === 'free' ? null : fields.cost;
  return {
    ...fields,
    responsibleUserId: by === 'user' ? fields.responsibleUserId : null,
    responsibleOrganizationId: by === 'organization' ? fields.responsibleOrganizationId : null,
    responsibleName: by === 'name' ? fields.responsibleName : null,
    times: isCounted(fields.per) ? fields.times : null,
    cost,
    costPer: cost && fields.costPer,
    fundingNote: fields.funding === null || fields.funding === 'free' ? '' : fields.fundingNote,
  };
}

const followers: Partial<Record<string, readonly (keyof InterventionFields)[]>> = {
  by: ['responsibleUserId', 'responsibleOrganizationId', 'responsibleName'],
  per: ['times'],
  cost: ['costPer'],
  funding: ['cost', 'costPer', 'fundingNote'],
};

/** Of what is sent, the part that was changed and what follows from it. */
export function changedFields(value: InterventionValues, changes: Partial<InterventionValues>): Partial<InterventionFields> {
  const fields = toFields(value);
  const names = new Set(Object.keys(changes).flatMap((name) => [name, ...(followers[name] ?? [])]));
  return Object.fromEntries(Object.entries(fields).filter(([name]) => names.has(name)));
}

/** An intervention nobody has written anything into. */
export const emptyIntervention = {
  what: '',
  by: 'user',
  responsibleUserId: null,
  responsibleOrganizationId: null,
  responsibleName: null,
  times: null,
  per: null,
  scheduleNote: '',
  startsOn: null,
  endsOn: null,
  dueOn: null,
  cost: null,
  costPer: 'time',
  funding: null,
  fundingNote: '',
  internalNote: '',
} as const satisfies InterventionValues;
