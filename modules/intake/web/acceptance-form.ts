import { type Acuity, defaultCaseloadWeights, newId, weightedCaseload } from '#kernel';
import type { CaseModel, LegalForm } from '#modules/cases/index.ts';
import type { IdentityCheck } from '../model.ts';
import type { Told } from './answer-fields.tsx';
import type { AcceptanceBody, CaseManager, PossiblePerson } from './queries.ts';

/** What is written while a referral is accepted. The ids are made once, so that a second try is the same case. */
export interface AcceptanceForm {
  readonly caseId: string;
  readonly newPersonId: string;
  readonly consentId: string;
  /** `new`, or the id of somebody registered; null until somebody chose. */
  readonly person: string | null;
  /** Somebody who was looked up besides those proposed. */
  readonly otherName: string | null;
  readonly programId: string | null;
  readonly model: CaseModel | null;
  /** `nobody` leaves it to the supervisor. */
  readonly caseManagerId: string | null;
  readonly acuity: Acuity;
  readonly identityCheck: IdentityCheck | null;
  readonly danger: 'no_danger' | 'danger' | null;
  readonly dangerNote: string;
  readonly eligibility: 'recorded' | 'not_required' | null;
  readonly legalForm: LegalForm | null;
  readonly signedOn: string;
  readonly statement: string;
  readonly noticeGiven: boolean;
  readonly overrideReason: string;
  readonly answer: string;
  readonly informedBy: Told | null;
}

export function emptyAcceptance(today: string): AcceptanceForm {
  return {
    caseId: newId(),
    newPersonId: newId(),
    consentId: newId(),
    person: null,
    otherName: null,
    programId: null,
    model: null,
    caseManagerId: null,
    acuity: 2,
    identityCheck: null,
    danger: null,
    dangerNote: '',
    eligibility: null,
    legalForm: null,
    signedOn: today,
    statement: '',
    noticeGiven: false,
    overrideReason: '',
    answer: '',
    informedBy: null,
  };
}

/** Who is meant unless somebody says else: the one who is certain; a new person if nobody comes into question; else it must be chosen. */
export function proposedPerson(found: readonly PossiblePerson[]): string | null {
  if (found.length === 0) return 'new';
  const certain = found.filter((one) => one.certainty === 'certain');
  return certain.length === 1 ? (certain[0]?.personId ?? null) : null;
}

/** What the colleague would carry, weighted, if they took the case. */
export function loadAfter(manager: CaseManager, acuity: Acuity): number {
  return manager.weighted + weightedCaseload([{ state: 'assessment', acuity }], defaultCaseloadWeights);
}

/** Whether the limit of the programme would be passed; a supervisor may do so with a reason. */
export function isOverLimit(manager: CaseManager, acuity: Acuity): boolean {
  return manager.hard !== null && loadAfter(manager, acuity) > manager.hard;
}

export type AcceptanceGap =
  | 'person'
  | 'program'
  | 'manager'
  | 'identityCheck'
  | 'danger'
  | 'dangerNote'
  | 'eligibility'
  | 'legalForm'
  | 'signedOn'
  | 'statement'
  | 'notice'
  | 'override';

/** Below this a reason says nothing. */
const shortestReason = 3;

/** What is still missing, in the order of the form. */
export function gapsOf(form: AcceptanceForm, overLimit: boolean): AcceptanceGap[] {
  const needsStatement = form.legalForm === 'verbal_documented' || form.legalForm === 'statutory_basis';
  const gaps: [AcceptanceGap, boolean][] = [
    ['person', form.person === null],
    ['program', form.programId === null],
    ['manager', form.caseManagerId === null],
    ['override', overLimit && form.overrideReason.trim().length < shortestReason],
    ['identityCheck', form.identityCheck === null],
    ['danger', form.danger === null],
    ['dangerNote', form.danger === 'danger' && form.dangerNote.trim().length < shortestReason],
    ['eligibility', form.eligibility === null],
    ['legalForm', form.legalForm === null],
    ['signedOn', form.signedOn === ''],
    ['statement', needsStatement && form.statement.trim() === ''],
    ['notice', !form.noticeGiven],
  ];
  return gaps.flatMap(([gap, isMissing]) => (isMissing ? [gap] : []));
}

/** The acceptance to send. Call only when `gapsOf` is empty. */
export function toAcceptance(form: AcceptanceForm, overLimit: boolean): AcceptanceBody {
  const { person, programId, legalForm, eligibility, identityCheck, danger } = form;
  if (person === null || programId === null || legalForm === null || eligibility === null || identityCheck === null || danger === null)
    throw new RangeError('the form is not complete');
  return {
    caseId: form.caseId,
    person: person === 'new' ? { kind: 'new', personId: form.newPersonId } : { kind: 'existing', personId: person },
    programId,
    model: form.model,
    caseManagerId: form.caseManagerId === 'nobody' ? null : form.caseManagerId,
    acuity: form.acuity,
    identityCheck,
    safety: danger === 'danger' ? { result: danger, note: form.dangerNote.trim() } : { result: danger },
    eligibility,
    consent: {
      id: form.consentId,
      legalForm,
      signedOn: form.signedOn,
      statement: form.statement.trim(),
      noticeGiven: form.noticeGiven,
    },
    overrideReason: overLimit ? form.overrideReason.trim() : null,
    answer: form.answer.trim(),
    informedBy: form.informedBy,
  };
}
