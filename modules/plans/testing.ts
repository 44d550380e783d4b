import { day, newId } from '#kernel';
import { type ContentGoal, type ContentIntervention, NewGoal, NewIntervention, type PlanContent } from './model.ts';

/** An intervention somebody is responsible for until a day. */
export function anIntervention(of: Partial<ContentIntervention> = {}): ContentIntervention {
  return {
    ...NewIntervention.parse({ what: 'Physiotherapy', dueOn: '2026-06-30' }),
    interventionId: newId(),
    responsibleName: 'Cedar Rehabilitation',
    responsibleShown: 'Cedar Rehabilitation',
    ...of,
  };
}

/** A goal with one intervention. */
export function aGoal(of: Partial<ContentGoal> = {}): ContentGoal {
  return {
    ...NewGoal.parse({
      clientWords: 'I want to ride my bike to work again.',
      measure: '6-minute walk',
      scale: 'number',
      unit: 'm',
      baseline: 290,
      target: 450,
      targetOn: '2026-04-30',
    }),
    goalId: newId(),
    interventions: [anIntervention()],
    ...of,
  };
}

/** A version that could be signed on 10 March 2026. */
export function aPlan(of: Partial<PlanContent> = {}): PlanContent {
  return {
    planId: newId(),
    number: 1,
    revisionReason: null,
    reviewOn: day('2026-06-10'),
    emergencyPlan: '',
    goals: [aGoal()],
    ...of,
  };
}
