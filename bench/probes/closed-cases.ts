/** What stays possible on a case that has ended, and why. */
export const staysPossible: ReadonlySet<string> = new Set([
  // Its own steps: it can be opened again; the table of transitions refuses the rest.
  'POST /cases/{id}/transitions',
  'POST /cases/{id}/co-signature',
  // A consent may be withdrawn at any time.
  'POST /cases/{id}/consents/{consentId}/revocation',
  // What became known later is added to what was signed, and a supervisor may still read it.
  'POST /contacts/{id}/addenda',
  'POST /contacts/{id}/review',
  // The letter that says it is closed, and answers to what is asked later.
  'POST /cases/{id}/letters',
  'POST /cases/{id}/letters/draft',
  'POST /cases/{id}/letters/preview',
  // Danger does not end with the case.
  'POST /assessments/{id}/acknowledgement',
  // These write nothing on a case.
  'POST /appointment-series/preview',
  'POST /people/{id}/documents',
]);
