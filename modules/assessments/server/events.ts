import { z } from 'zod';
import { defineEvent } from '#platform';
import { AnswerMode, SafetyAction } from '../model.ts';
import { NeedDomain, StrengthDomain } from '../model-domains.ts';
import { NeedStatus, StrengthStatus } from '../model-needs.ts';

// Each event takes the category of what it is about: the assessment's, or the need's.
const onCase = { category: 'social', group: 'case' } as const;
const decided = { category: 'social', group: 'decision' } as const;

const instrument = z.object({ assessmentId: z.uuid(), questionnaire: z.string(), title: z.string() });

export const assessmentStarted = defineEvent('assessments', 'assessment-started', {
  ...onCase,
  facts: instrument.extend({ mode: AnswerMode }),
});

const edition = z.object({ key: z.string(), url: z.string(), version: z.string() });
export const questionnaireImported = defineEvent('assessments', 'questionnaire-imported', { ...onCase, facts: edition });
export const questionnaireRetired = defineEvent('assessments', 'questionnaire-retired', { ...onCase, facts: edition });

const result = instrument.extend({
  mode: AnswerMode,
  authoredAt: z.string(),
  total: z.number().nullable(),
  band: z.string().nullable(),
  /** The total of the time before, for the change. */
  previousTotal: z.number().nullable(),
});
export const assessmentCompleted = defineEvent('assessments', 'assessment-completed', { ...onCase, weight: 'milestone', facts: result });
export const assessmentAmended = defineEvent('assessments', 'assessment-amended', {
  ...onCase,
  facts: result.extend({ replacesId: z.uuid() }),
});
export const assessmentWithdrawn = defineEvent('assessments', 'assessment-withdrawn', { ...decided, facts: instrument });

const alert = instrument.extend({ alerts: z.array(z.string()) });
export const safetyAlertRaised = defineEvent('assessments', 'safety-alert-raised', { ...onCase, weight: 'failed', facts: alert });
/** An answer of a draft was put right before anybody completed it. */
export const safetyAlertCleared = defineEvent('assessments', 'safety-alert-cleared', { ...onCase, facts: instrument });
export const safetyAlertAcknowledged = defineEvent('assessments', 'safety-alert-acknowledged', {
  ...decided,
  facts: instrument.extend({ action: SafetyAction }),
});

const need = z.object({ needId: z.uuid(), domain: NeedDomain, status: NeedStatus });
export const needRecorded = defineEvent('assessments', 'need-recorded', { ...onCase, facts: need.extend({ priority: z.int() }) });
export const needChanged = defineEvent('assessments', 'need-changed', { ...decided, facts: need.extend({ fields: z.array(z.string()) }) });
const strength = z.object({ strengthId: z.uuid(), domain: StrengthDomain, status: StrengthStatus });
export const strengthRecorded = defineEvent('assessments', 'strength-recorded', { ...onCase, facts: strength });
export const strengthChanged = defineEvent('assessments', 'strength-changed', {
  ...decided,
  facts: strength.extend({ fields: z.array(z.string()) }),
});
export const noNeedStated = defineEvent('assessments', 'no-need-stated', { ...decided, facts: z.object({ statementId: z.uuid() }) });

export const assessmentEvents = [
  questionnaireImported,
  questionnaireRetired,
  assessmentStarted,
  assessmentCompleted,
  assessmentAmended,
  assessmentWithdrawn,
  safetyAlertRaised,
  safetyAlertCleared,
  safetyAlertAcknowledged,
  needRecorded,
  needChanged,
  strengthRecorded,
  strengthChanged,
  noNeedStated,
];
