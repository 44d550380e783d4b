import type { Problems } from '#platform';
import type { QuestionnaireFileRefusal } from '#questionnaire';
import type { AssessmentRefusal } from '../rules.ts';

type Code =
  | AssessmentRefusal['code']
  | QuestionnaireFileRefusal['code']
  | 'questionnaire.not-found'
  | 'questionnaire.faulty'
  | 'questionnaire.exists'
  | 'questionnaire.shipped'
  | 'questionnaire.asked-for'
  | 'questionnaire.incomplete'
  | 'questionnaire.wrong-answers'
  | 'questionnaire.expression-failed'
  | 'assessment.completed'
  | 'assessment.amendment-exists'
  | 'assessment.partly-hidden'
  | 'safety.nothing-to-acknowledge'
  | 'safety.already-acknowledged'
  | 'proposal.not-found'
  | 'proposal.already-decided'
  | 'need.no-need-stated';

export const assessmentProblems: Problems<Code> = {
  'questionnaire.not-found': { status: 404, title: 'No such questionnaire' },
  'questionnaire.faulty': { status: 422, title: 'The questionnaire has faults' },
  'questionnaire.none-in-file': { status: 422, title: 'There is no questionnaire in the file' },
  'questionnaire.several-in-file': { status: 422, title: 'There are several questionnaires in the file' },
  'questionnaire.exists': { status: 409, title: 'This version of the questionnaire is already here' },
  'questionnaire.shipped': { status: 409, title: 'What comes with the product is not replaced or retired' },
  'questionnaire.asked-for': { status: 409, title: 'A programme asks for this questionnaire' },
  'questionnaire.incomplete': { status: 422, title: 'Some questions still need an answer' },
  'questionnaire.wrong-answers': { status: 422, title: 'Some answers do not fit their questions' },
  'questionnaire.expression-failed': { status: 500, title: 'The questionnaire itself has a fault' },
  'assessment.needs-respondent': { status: 422, title: 'Say who answers for the client' },
  'assessment.respondent-not-asked': { status: 422, title: 'Only an answer for somebody else names who answers' },
  'assessment.not-a-draft': { status: 409, title: 'This assessment is no longer a draft' },
  'assessment.not-completed': { status: 409, title: 'Only a completed assessment can be amended' },
  'assessment.empty': { status: 422, title: 'Nothing is answered yet' },
  'assessment.in-future': { status: 422, title: 'An assessment is completed after it was answered' },
  'assessment.completed': { status: 409, title: 'A completed assessment does not change' },
  'assessment.amendment-exists': { status: 409, title: 'Somebody is already amending this assessment' },
  'assessment.partly-hidden': { status: 403, title: 'Part of this assessment is hidden from you' },
  'safety.nothing-to-acknowledge': { status: 409, title: 'No answer of this assessment asks for somebody at once' },
  'safety.already-acknowledged': { status: 409, title: 'Somebody has already looked after this' },
  'proposal.not-found': { status: 404, title: 'The assessment does not suggest this' },
  'proposal.already-decided': { status: 409, title: 'This suggestion has been decided' },
  'proposal.only-needs-wait': { status: 422, title: 'A strength is taken or left, it does not wait' },
  'need.needs-words': { status: 422, title: 'Say what is missing' },
  'need.needs-reason': { status: 422, title: 'Say why' },
  'need.open-needs': { status: 409, title: 'There are open needs' },
  'need.no-need-stated': { status: 409, title: 'It is already stated that there is no need' },
};

/** What a violated constraint of the tables means. */
export const assessmentConstraints: Readonly<Record<string, Code>> = {
  questionnaires_network_id_url_form_version_key: 'questionnaire.exists',
  assessment_completed: 'assessment.completed',
  assessments_replaces: 'assessment.amendment-exists',
  safety_acknowledgements_network_id_assessment_id_key: 'safety.already-acknowledged',
  needs_proposal: 'proposal.already-decided',
  strengths_proposal: 'proposal.already-decided',
  no_need_statements_case: 'need.no-need-stated',
};
