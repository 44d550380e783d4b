/** What is open beside the plan: one thing at a time. */
export type PlanTask =
  | { do: 'goal'; goalId?: string | undefined }
  | { do: 'intervention'; goalId: string; interventionId?: string | undefined }
  | { do: 'progress'; goalId: string }
  | { do: 'frame' | 'submit' | 'sign' | 'return' | 'withdraw' | 'revise' | 'changes' };
