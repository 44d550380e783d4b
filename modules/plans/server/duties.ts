import { type CalendarDate, computeDeadline, type DeadlineRule, deadlineRules, ruleInForce, startOfDay, Temporal, today } from '#kernel';
import { caseDuties, type Duty, dutyTimes } from '#platform';
import { signsInPerson } from '../rules.ts';
import { loadPlanDutyFacts, type PlanDutyFacts } from './duty-facts.ts';

/** What a plan asks of people: signatures, corrections, its review, what was agreed, and to say how goals ended. */
export const planDuties = caseDuties<PlanDutyFacts>('plans.case', {
  areas: ['plans', 'cases'],
  load: loadPlanDutyFacts,
  derive: derivePlanDuties,
});

/** The duties of a case's plan, from {@link PlanDutyFacts} alone. */
export function derivePlanDuties(facts: PlanDutyFacts): Duty[] {
  return [...wordsOut(facts), ...correction(facts), ...review(facts), ...interventions(facts), ...goals(facts)];
}

function wordsOut(facts: PlanDutyFacts): Duty[] {
  const { out } = facts;
  if (!out) return [];
  const submittedOn = today(out.submittedAt, facts.place.timeZone);
  return out.words.map(({ party, assignee }) => {
    const inPerson = signsInPerson(party);
    const rule = ruleInForce(deadlineRules, inPerson ? 'CM-PLAN-SIGNATURE' : 'CM-PLAN-APPROVAL', submittedOn);
    return {
      ...common(facts),
      ...dutyTimes(computeDeadline(rule, submittedOn, facts.place), Temporal.Instant.from(out.submittedAt), rule.escalationRole),
      kind: inPerson ? 'plan-to-sign' : 'plan-to-approve',
      occasion: `${out.planId}:${party}:${out.submittedAt}`,
      facts: { context: party, number: out.number, on: submittedOn },
      priority: 30,
      assignee,
      verb: inPerson ? 'get-signature' : 'approve',
      target: `/cases/${facts.caseId}?tab=plan&plan=sign`,
    };
  });
}

function correction(facts: PlanDutyFacts): Duty[] {
  const { returned } = facts;
  if (!returned) return [];
  const on = today(returned.at, facts.place.timeZone);
  const rule = ruleInForce(deadlineRules, 'CM-PLAN-RETURNED', on);
  return [
    {
      ...common(facts),
      ...dutyTimes(computeDeadline(rule, on, facts.place), Temporal.Instant.from(returned.at), rule.escalationRole),
      kind: 'plan-returned',
      occasion: `${returned.planId}:${returned.at}`,
      facts: { number: returned.number, on },
      priority: 40,
      verb: 'correct',
      target: `/cases/${facts.caseId}?tab=plan`,
    },
  ];
}

/** The day was agreed in the plan; how long before it is called to mind is the programme's. */
function review(facts: PlanDutyFacts): Duty[] {
  const { inForce, reviewRule } = facts;
  if (!inForce?.reviewOn || !reviewRule) return [];
  const rule: DeadlineRule = {
    ...reviewRule,
    startEvent: 'plan_review_agreed',
    duration: 0,
    unit: 'calendar_day',
    endOfDayRule: 'end_of_day',
  };
  return [
    {
      ...common(facts),
      ...dutyTimes(computeDeadline(rule, inForce.reviewOn, facts.place), sinceOf(inForce.since, facts), rule.escalationRole),
      kind: 'plan-review',
      occasion: `${inForce.planId}:${inForce.reviewOn}`,
      facts: { number: inForce.number, on: inForce.reviewOn },
      priority: 20,
      verb: 'review',
      target: `/cases/${facts.caseId}?tab=plan&plan=revise`,
    },
  ];
}

function interventions(facts: PlanDutyFacts): Duty[] {
  const { inForce } = facts;
  if (!inForce) return [];
  return inForce.interventions.map(({ id, what, category, dueOn, responsibleName, assignee }) => {
    const rule = ruleInForce(deadlineRules, 'CM-INTERVENTION-DUE', dueOn);
    return {
      ...common(facts),
      ...dutyTimes(computeDeadline(rule, dueOn, facts.place), sinceOf(inForce.since, facts), rule.escalationRole),
      kind: 'intervention-due',
      occasion: `${id}:${dueOn}`,
      category,
      facts: { what, on: dueOn, who: responsibleName, context: responsibleName === null ? 'own' : 'others' },
      priority: 15,
      assignee,
      verb: 'check',
      target: `/cases/${facts.caseId}?tab=plan&open=${id}`,
    };
  });
}

function goals(facts: PlanDutyFacts): Duty[] {
  const { inForce } = facts;
  if (!inForce) return [];
  return inForce.goals.map(({ id, measure, category, targetOn }) => {
    const rule = ruleInForce(deadlineRules, 'CM-GOAL-TARGET', targetOn);
    return {
      ...common(facts),
      ...dutyTimes(computeDeadline(rule, targetOn, facts.place), sinceOf(inForce.since, facts), rule.escalationRole),
      kind: 'goal-target',
      occasion: `${id}:${targetOn}`,
      category,
      facts: { measure, on: targetOn, context: measure === '' ? 'plain' : 'measured' },
      priority: 15,
      verb: 'say-how-it-ended',
      target: `/cases/${facts.caseId}?tab=plan&plan=progress&open=${id}`,
    };
  });
}

function sinceOf(day: CalendarDate, { place }: PlanDutyFacts): Temporal.Instant {
  return Temporal.Instant.from(startOfDay(day, place.timeZone));
}

function common({ caseId, personId, holder }: PlanDutyFacts) {
  return { caseId, personId, category: 'social' as const, assignee: holder };
}
