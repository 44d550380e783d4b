import type { Problems } from '#platform';

export const caseProblems = {
  'case.closed': { status: 409, title: 'This case is closed' },
  'case.transition-not-allowed': { status: 409, title: 'This step is not possible from where the case stands' },
  'case.transition-blocked': { status: 422, title: 'Something is still missing for this step' },
  'case.signature-pending': { status: 409, title: 'A step is waiting for a second signature' },
  'case.nothing-to-sign': { status: 409, title: 'Nothing is waiting for a second signature' },
  'case.needs-second-person': { status: 403, title: 'A supervisor who did not ask for it has to sign' },
  'case.already-open': { status: 409, title: 'This person already has an open case in this programme' },
  'case.manager-elsewhere': { status: 422, title: 'The case manager does not work for the organisation that manages the case' },
  'case.program-elsewhere': { status: 422, title: 'The programme belongs to another organisation or has ended' },
  'case.limit-reached': { status: 422, title: 'This colleague carries as much as the programme allows' },
  'program.clock-needed': { status: 422, title: 'This clock protects the client and cannot be turned off' },
  'program.unknown-rule': { status: 422, title: 'There is no such rule for a clock' },
  'program.no-hours': { status: 422, title: 'This clock starts on a day and cannot be counted in hours' },
  'program.end-agreed': { status: 422, title: 'This clock runs to an end that people agreed on' },
  'program.limits-crossed': { status: 422, title: 'The limit that warns lies above the limit that stops' },
  'case.point-person-exists': { status: 409, title: 'Somebody else is the point person' },
  'case.point-person-needed': { status: 409, title: 'Name another point person first' },
  'case.already-member': { status: 409, title: 'Already on the care team' },
} as const satisfies Problems;
