import type { Problems } from '#platform';

export const consentProblems = {
  'consent.invalid': { status: 422, title: 'This does not count as a consent yet' },
  'consent.not-active': { status: 409, title: 'This consent has already ended' },
} as const satisfies Problems;
