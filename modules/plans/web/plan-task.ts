import type { Plan } from './queries.ts';

/** What is open beside the plan: one thing at a time. */
export type PlanTask =
  | { do: 'goal'; goalId?: string | undefined }
  | { do: 'intervention'; goalId: string; interventionId?: string | undefined }
  | { do: 'progress'; goalId: string }
  | { do: 'frame' | 'submit' | 'sign' | 'return' | 'withdraw' | 'revise' | 'changes' };

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
