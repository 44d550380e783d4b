import type { Problems } from '#platform';

export const letterProblems = {
  'letter-template.unknown-field': { status: 422, title: 'The template names a field that does not exist' },
  'letter-template.no-text': { status: 422, title: 'The template says nothing in any language' },
  'letter-template.step-not-allowed': { status: 409, title: 'The template cannot take this step' },
  'letter-template.not-published': { status: 409, title: 'Letters are written from published templates only' },
  'letter.gaps': { status: 422, title: 'The letter has gaps to fill or strike' },
  'letter.release-missing': { status: 403, title: 'No release covers what this letter tells its recipient' },
  'letter.basis-missing': { status: 422, title: 'Say why this recipient may be told' },
  'letter.way-not-allowed': { status: 409, title: 'The client is not to be reached this way' },
  'letter.protected-address': { status: 403, title: 'A protected address goes to nobody but the client' },
} as const satisfies Problems;
