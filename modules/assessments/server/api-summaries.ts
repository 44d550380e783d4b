import type { ApiSummaries } from '#platform';

/** What the operations of this area do, in one line each: for the reference page. */
export const assessmentsSummaries: ApiSummaries = {
  'GET /questionnaires': 'The instruments',
  'GET /questionnaires/{key}': 'One instrument with its form',
  'GET /cases/{id}/assessments': 'What was asked on a case',
  'GET /cases/{id}/assessments/grid': 'How scores and areas of life moved, day by day',
  'GET /cases/{id}/assessments/grid/export': 'The same as a file',
  'POST /cases/{id}/assessments': 'Start an assessment',
  'GET /assessments/{id}': 'One assessment with answers and scores',
  'PUT /assessments/{id}/response': 'Save answers of a draft',
  'POST /assessments/{id}/completion': 'Complete an assessment',
  'POST /assessments/{id}/amendment': 'Begin a new version of a completed assessment',
  'POST /assessments/{id}/withdrawal': 'Mark an assessment as entered in error',
  'POST /assessments/{id}/acknowledgement': 'Write down what was done after an alert',
  'GET /cases/{id}/needs': 'Needs of a case',
  'POST /cases/{id}/needs': 'Add a need',
  'PATCH /cases/{id}/needs/{needId}': 'Change a need',
  'GET /cases/{id}/strengths': 'Strengths of a case',
  'POST /cases/{id}/strengths': 'Add a strength',
  'PATCH /cases/{id}/strengths/{strengthId}': 'Change a strength',
  'POST /cases/{id}/proposal-decisions': 'Take, defer or reject what an assessment suggests',
  'POST /cases/{id}/no-need': 'State that there is no need',
  'POST /questionnaires': 'Import a questionnaire',
  'GET /questionnaires/shelf': 'All instruments with versions, licences and where they are used',
  'POST /questionnaires/{key}/retirement': 'Retire an instrument',
};
