import { z } from 'zod';
import type { ListSearch } from '#ui';
import { CaseState } from '../model.ts';

const sorts = ['deadline', '-deadline', 'name', '-name', 'number', '-number'] as const;

/** What the address of the list says. A link may name one state or several; what cannot be read is left out. */
export const CaseSearch = z.object({
  q: z.string().optional().catch(undefined),
  of: z.enum(['mine', 'all']).optional().catch(undefined),
  state: z
    .preprocess((value) => (typeof value === 'string' ? value.split(',') : value), z.array(CaseState))
    .optional()
    .catch(undefined),
  programId: z.uuid().optional().catch(undefined),
  managerId: z
    .union([z.uuid(), z.literal('none')])
    .optional()
    .catch(undefined),
  overdue: z.boolean().optional().catch(undefined),
  sort: z.enum(sorts).optional().catch(undefined),
  columns: z.array(z.string()).optional().catch(undefined),
});
export type CaseSearch = z.output<typeof CaseSearch> & ListSearch;

/** The question to the server that an address stands for. */
export function listQueryOf({ columns: _, state, ...search }: CaseSearch): Record<string, string | boolean | undefined> {
  return { ...search, ...(state && state.length > 0 ? { state: state.join(',') } : {}) };
}
