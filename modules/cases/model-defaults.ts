import { defaultCaseloadWeights } from '#kernel';
import type { CaseModel } from './model.ts';
import { usualNoteTemplates } from './model-note-templates.ts';
import { ProgramSettings, ProgramSettingsChange } from './model-program.ts';

const common: ProgramSettings = {
  requiredInstruments: ['lotse-needs'],
  outcomeInstruments: [],
  timers: {
    assign_due: { ruleId: 'CM-ASSIGN' },
    first_contact_due: { ruleId: 'CM-FIRST-CONTACT' },
    assessment_due: { ruleId: 'CM-ASSESSMENT' },
    plan_due: { ruleId: 'CM-PLAN' },
    next_contact_due: null,
    plan_review_due: { ruleId: 'CM-PLAN-REVIEW' },
    consent_expires: { ruleId: 'CM-CONSENT-EXPIRES' },
    authorization_ends: { ruleId: 'CM-AUTHORIZATION-ENDS' },
    hold_max: { ruleId: 'CM-HOLD-MAX' },
    co_signature_due: { ruleId: 'CM-CO-SIGN' },
    legal_basis_due: { ruleId: 'CM-LEGAL-BASIS' },
    reopen_window: { ruleId: 'CM-REOPEN-WINDOW' },
  },
  planApprovals: ['client'],
  requiresConference: false,
  eligibilityRequired: false,
  caseloadLimits: { soft: null, hard: null },
  caseloadWeights: defaultCaseloadWeights,
  unreachable: { attempts: 3, modes: 2, lastInWriting: true },
  noteTemplates: usualNoteTemplates,
};

/**
 * What each model starts with. Limits are given only where a figure is published: strengths 20:1 as commonly quoted, intensive
 * fewer than 20 (Cochrane CD007906) with 10:1 for assertive community treatment (DACTS H1). Brokerage meets people at assessment and plan,
 * then on events, so no rhythm of contact runs.
 */
export const modelDefaults: Readonly<Record<CaseModel, ProgramSettings>> = {
  strengths: {
    ...common,
    timers: { ...common.timers, next_contact_due: { ruleId: 'CM-CONTACT-STRENGTHS' } },
    caseloadLimits: { soft: 20, hard: null },
  },
  clinical: { ...common, timers: { ...common.timers, next_contact_due: { ruleId: 'CM-CONTACT-CLINICAL' } } },
  brokerage: common,
  intensive: {
    ...common,
    timers: { ...common.timers, next_contact_due: { ruleId: 'CM-CONTACT-INTENSIVE' } },
    caseloadLimits: { soft: 10, hard: 20 },
  },
  targeted: {
    ...common,
    timers: { ...common.timers, next_contact_due: { ruleId: 'CM-CONTACT-TARGETED' } },
    eligibilityRequired: true,
  },
};

/** The settings of a programme: its own where it has set any, else its model's. */
export function programSettings(model: CaseModel, own: unknown): ProgramSettings {
  const { timers, ...change } = ProgramSettingsChange.parse(own ?? {});
  const defaults = modelDefaults[model];
  return ProgramSettings.parse({ ...defaults, ...change, timers: { ...defaults.timers, ...timers } });
}
