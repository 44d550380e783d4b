import {
  type CalendarDate,
  computeDeadline,
  type Deadline,
  type DeadlinePlace,
  type DeadlineRule,
  deadlineRules,
  ruleInForce,
  today,
} from '#kernel';
import { type CaseState, type ProgramSettings, timerRule } from '#modules/cases/index.ts';

/** An answer that spoke of danger and that nobody has looked after yet. */
export interface OpenAlert {
  /** The first assessment of its chain: amendments do not raise it again. */
  readonly originalId: string;
  readonly assessmentId: string;
  readonly questionnaire: string;
  readonly title: string;
  readonly raisedAt: string;
}

/** When somebody has to have looked after it: an hour, counted from the answer. */
export function safetyDeadline(alert: OpenAlert, place: DeadlinePlace): { rule: DeadlineRule; deadline: Deadline } {
  const rule = ruleInForce(deadlineRules, 'CM-SAFETY-CALL', today(alert.raisedAt, place.timeZone));
  return { rule, deadline: computeDeadline(rule, alert.raisedAt, place) };
}

/** What the programme asks to be answered, and how far the case is with it. */
export interface AskedFacts {
  readonly state: CaseState;
  readonly settings: ProgramSettings;
  readonly completed: readonly string[];
  /** The latest day from which something may be missing: the case moved on, the programme changed, an assessment was withdrawn. */
  readonly missingSince: CalendarDate;
  readonly place: DeadlinePlace;
}

/**
 * Instruments the programme requires that are missing after the stage of assessment: the programme asks for a new one, or an answer was
 * withdrawn. During the stage of assessment nothing is owed here, because the case owes the stage as a whole.
 */
export function missingInstruments(facts: AskedFacts): { questionnaire: string; rule: DeadlineRule; deadline: Deadline }[] {
  if (!statesAfterAssessment.includes(facts.state)) return [];
  const rule = timerRule(facts.settings, 'assessment_due', facts.missingSince);
  if (!rule) return [];
  const deadline = computeDeadline(rule, facts.missingSince, facts.place);
  return facts.settings.requiredInstruments
    .filter((questionnaire) => !facts.completed.includes(questionnaire))
    .map((questionnaire) => ({ questionnaire, rule, deadline }));
}

const statesAfterAssessment: readonly CaseState[] = ['planning', 'active', 'closing'];
