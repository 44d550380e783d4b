import type { ApiSummaries } from '#platform';

/** What the operations of this area do, in one line each: for the reference page. */
export const plansSummaries: ApiSummaries = {
  'GET /cases/{id}/plan': 'The plan of a case: in work and in force',
  'POST /cases/{id}/plan': 'Begin a plan, or a new version',
  'GET /plans/{id}': 'One version of a plan',
  'PATCH /plans/{id}': 'Set review date and emergency plan',
  'GET /plans/{id}/changes': 'What a version says that the one before did not',
  'GET /plans/to-sign': 'Plans that wait for a signature',
  'GET /plans/to-sign/export': 'Plans that wait for a signature, as CSV or XLSX',
  'POST /plans/{id}/goals': 'Add a goal',
  'PATCH /plans/{id}/goals/{goalId}': 'Change a goal',
  'DELETE /plans/{id}/goals/{goalId}': 'Take a goal out',
  'POST /plans/{id}/goals/{goalId}/interventions': 'Add an intervention',
  'PATCH /plans/{id}/interventions/{interventionId}': 'Change an intervention',
  'DELETE /plans/{id}/interventions/{interventionId}': 'Take an intervention out',
  'POST /plans/{id}/goals/{goalId}/progress': 'Note progress on a goal',
  'POST /plans/{id}/progress/{progressId}/entered-in-error': 'Mark a progress value as a mistake',
  'PUT /plans/{id}/goals/{goalId}/outcome': 'Say how a goal ended',
  'PUT /plans/{id}/interventions/{interventionId}/status': 'Say how an intervention goes',
  'POST /plans/{id}/submission': 'Submit a plan for signing',
  'POST /plans/{id}/signatures': 'Sign a plan as client or representative',
  'POST /plans/{id}/approvals': 'Approve a plan',
  'POST /plans/{id}/return': 'Send a plan back',
  'POST /plans/{id}/withdrawal': 'Set a version aside',
  'GET /plans/{id}/pdf': 'A plan as PDF, for the record or in plain words',
};
