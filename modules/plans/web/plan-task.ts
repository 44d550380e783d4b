import type { Plan } from './queries.ts';

/** What is open beside the plan: one thing at a time. `first` is what has to be written before the plan can be submitted, when that was asked too early. */
export type PlanTask = (
  | { do: 'goal'; goalId?: string | undefined }
  | { do: 'intervention'; goalId: string; interventionId?: string | undefined }
  | { do: 'progress'; goalId: string }
  | { do: 'frame' | 'submit' | 'sign' | 'return' | 'withdraw' | 'revise' | 'changes' }
) & { first?: Plan['missing'][number] | undefined };

/** Where what is missing is written. */
export function taskFor({ code, goalId = '', interventionId }: Plan['missing'][number]): PlanTask {
  switch (code) {
    case 'goal':
      return { do: 'goal' };
    case 'review-date':
    case 'review-date-to-come':
      return { do: 'frame' };
    case 'intervention':
    case 'responsible':
    case 'due-date':
      return { do: 'intervention', goalId, interventionId };
  }
}
