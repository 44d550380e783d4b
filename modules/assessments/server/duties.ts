import { type CalendarDate, laterOf, startOfDay, Temporal, today } from '#kernel';
import { loadCase, loadPlace, loadProgram } from '#modules/cases/server/index.ts';
import { caseDuties, type Duty, dutyTimes, safetyPriority, type Tx } from '#platform';
import { type AskedFacts, missingInstruments, type OpenAlert, safetyDeadline } from '../rules-duties.ts';
import { loadEdition, titleOf } from './instruments.ts';

interface Holder {
  readonly caseId: string;
  readonly personId: string;
  readonly assignee: Duty['assignee'];
}

interface SafetyFacts extends Holder {
  readonly place: AskedFacts['place'];
  readonly alerts: readonly (OpenAlert & { readonly category: Duty['category'] })[];
}

/** A call, at once, to whoever answered that they might be in danger. It ends when somebody writes down what was done. */
export const safetyDuties = caseDuties<SafetyFacts>('assessments.safety', {
  areas: ['assessments', 'cases'],
  load: loadAlerts,
  derive: (facts) => facts.alerts.map((alert) => safetyCall(facts, alert)),
});

/** What the programme asks for and nobody has answered. */
export const askedDuties = caseDuties<AskedFacts & Holder>('assessments.asked', {
  areas: ['assessments', 'cases'],
  load: loadAsked,
  derive: assessmentRequired,
});

function safetyCall({ caseId, personId, assignee, place }: SafetyFacts, alert: SafetyFacts['alerts'][number]): Duty {
  const { rule, deadline } = safetyDeadline(alert, place);
  // An hour is meant, not a day.
  const { dueOn: _, ...times } = dutyTimes(deadline, Temporal.Instant.from(alert.raisedAt), rule.escalationRole);
  const { assessmentId, questionnaire, title, raisedAt } = alert;
  return {
    ...times,
    kind: 'safety-call',
    occasion: alert.originalId,
    caseId,
    personId,
    category: alert.category,
    facts: { assessmentId, questionnaire, title, raisedAt },
    priority: safetyPriority,
    assignee,
    verb: 'call',
    target: `/cases/${caseId}/assessments/${assessmentId}`,
  };
}

function assessmentRequired(facts: AskedFacts & Holder): Duty[] {
  const { caseId, personId, assignee, missingSince, place } = facts;
  return missingInstruments(facts).map(({ questionnaire, rule, deadline }) => ({
    ...dutyTimes(deadline, Temporal.Instant.from(startOfDay(missingSince, place.timeZone)), rule.escalationRole),
    kind: 'assessment-required',
    occasion: `${questionnaire}:${deadline.dueDate}`,
    caseId,
    personId,
    category: 'social',
    facts: { questionnaire, since: missingSince },
    priority: 20,
    assignee,
    verb: 'assess',
    target: `/cases/${caseId}?tab=assessment`,
  }));
}

async function loadAlerts(tx: Tx, caseId: string): Promise<SafetyFacts | undefined> {
  const of = await loadCase(tx, caseId);
  if (of.state === 'entered_in_error') return undefined;
  const rows = await tx.db
    .selectFrom('assessments as a')
    .leftJoin('safetyAcknowledgements as k', 'k.assessmentId', 'a.originalId')
    .where('a.caseId', '=', caseId)
    .where('a.alertRaisedAt', 'is not', null)
    .where('a.status', 'in', ['draft', 'completed'])
    .where('k.id', 'is', null)
    .select([
      'a.id',
      'a.originalId',
      'a.questionnaireKey',
      'a.questionnaireUrl as url',
      'a.formVersion as version',
      'a.category',
      'a.alertRaisedAt',
    ])
    .orderBy('a.createdAt')
    .execute();
  const alerts = new Map<string, SafetyFacts['alerts'][number]>();
  for (const { id: assessmentId, originalId, questionnaireKey: questionnaire, category, alertRaisedAt, ...edition } of rows) {
    const title = titleOf(await loadEdition(tx, edition), 'en').text;
    const raisedAt = alertRaisedAt ?? tx.now.toString();
    alerts.set(originalId, { assessmentId, originalId, questionnaire, title, raisedAt, category: category as Duty['category'] });
  }
  return { ...holderOf(of), place: await loadPlace(tx, of.organizationId), alerts: [...alerts.values()] };
}

async function loadAsked(tx: Tx, caseId: string): Promise<(AskedFacts & Holder) | undefined> {
  const of = await loadCase(tx, caseId);
  const { settings, updatedAt } = await loadProgram(tx, of.programId, of.model);
  const place = await loadPlace(tx, of.organizationId);
  const rows = await tx.db
    .selectFrom('assessments')
    .select(['questionnaireKey', 'status', 'updatedAt'])
    .where('caseId', '=', caseId)
    .where('status', 'in', ['completed', 'entered_in_error'])
    .execute();
  const withdrawn = rows.filter(({ status }) => status === 'entered_in_error').map(({ updatedAt }) => today(updatedAt, place.timeZone));
  const days: CalendarDate[] = [today(of.stateSince, place.timeZone), today(updatedAt, place.timeZone), ...withdrawn];
  return {
    ...holderOf(of),
    place,
    settings,
    state: of.state,
    completed: rows.filter(({ status }) => status === 'completed').map(({ questionnaireKey }) => questionnaireKey),
    missingSince: days.reduce(laterOf),
  };
}

function holderOf(of: { id: string; personId: string; organizationId: string; caseManagerId: string | null }): Holder {
  const assignee: Duty['assignee'] = of.caseManagerId
    ? { userId: of.caseManagerId }
    : { organizationId: of.organizationId, role: 'supervisor' };
  return { caseId: of.id, personId: of.personId, assignee };
}
