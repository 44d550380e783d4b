import type { ApiSummaries } from '#platform';

/** What the operations of this area do, in one line each: for the reference page. */
export const organizationsSummaries: ApiSummaries = {
  'GET /organizations': 'The organisations of the network',
  'POST /organizations': 'Add an organisation',
  'GET /organizations/export': 'The list of organisations as CSV or XLSX',
  'GET /organizations/{id}': 'One organisation',
  'PATCH /organizations/{id}': 'Change an organisation',
  'GET /organizations/{id}/staff': 'Who works at an organisation',
  'GET /organizations/{id}/sites': 'The sites of an organisation',
  'POST /organizations/{id}/sites': 'Add a site',
  'PATCH /organizations/{id}/sites/{siteId}': 'Change, close or reopen a site',
  'GET /organizations/{id}/contacts': 'Whom to ask for at an organisation',
  'POST /organizations/{id}/contacts': 'Add a contact without an account',
  'PATCH /organizations/{id}/contacts/{contactId}': 'Change a contact, or say that they have left',
  'GET /organizations/{id}/place': 'Where an organisation reads clock and calendar',
  'POST /organizations/{id}/place/preview': 'How many deadlines another place or closing day would move',
  'POST /organizations/{id}/closures': 'Close an organisation on some days',
  'DELETE /organizations/{id}/closures/{closureId}': 'Take a closing day away',
  'GET /organizations/{id}/credentials': 'Licences and certificates of an organisation and its staff',
  'POST /organizations/{id}/credentials': 'Note a licence or certificate',
  'GET /credentials': 'Licences and certificates, the first to end first',
  'GET /credentials/export': 'The list of licences and certificates as CSV or XLSX',
  'PATCH /credentials/{id}': 'Change or renew a licence or certificate',
  'POST /credentials/{id}/end': 'Say that a licence or certificate has ended',
  'POST /credentials/{id}/entered-in-error': 'Mark a licence or certificate as entered in error',
};
