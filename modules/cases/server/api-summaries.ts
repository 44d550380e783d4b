import type { ApiSummaries } from '#platform';

/** What the operations of this area do, in one line each: for the reference page. */
export const casesSummaries: ApiSummaries = {
  'GET /cases': 'The cases you may see',
  'GET /cases/export': 'The list of cases as CSV or XLSX',
  'GET /cases/{id}': 'One case: header, stage, what is due',
  'PATCH /cases/{id}': 'Change acuity or model of a case',
  'GET /cases/{id}/transitions': 'Which steps are possible, and what is missing for each',
  'POST /cases/{id}/transitions': 'Take a step',
  'POST /cases/{id}/co-signature': 'Give or refuse the second signature',
  'GET /cases/{id}/closures': 'How the case was closed',
  'GET /cases/{id}/care-team': 'Who works on the case and what they see',
  'POST /cases/{id}/care-team': 'Add somebody to the care team',
  'DELETE /cases/{id}/care-team/{memberId}': "End somebody's part in the care team",
  'PUT /cases/{id}/point-person': 'Name the point person',
  'POST /cases/{id}/assignment': 'Give or hand over the case',
  'GET /cases/{id}/colleagues': 'Who could take something on',
  'GET /caseload': 'What you carry',
  'GET /colleagues': 'Who works on cases in your organisation',
  'GET /team': 'The team: load and what is late',
  'GET /cases/programs': 'The programmes a list of cases can be narrowed to',
  'GET /programs': 'The programmes of your organisation and what they ask for',
  'POST /programs': 'Add a programme',
  'GET /programs/{id}': 'One programme with its clocks',
  'PATCH /programs/{id}': 'Change a programme',
  'GET /team/{userId}/caseload': 'What somebody carries, case by case, to hand over',
};
