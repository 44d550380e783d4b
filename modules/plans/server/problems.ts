import type { Problems } from '#platform';

export const planProblems = {
  'plan.in-work': { status: 409, title: 'A version of the plan is already in work' },
  'plan.case-elsewhere': { status: 409, title: 'The case is not at a stage at which this is done' },
  'plan.reason-needed': { status: 422, title: 'Say why the plan is revised' },
  'plan.frozen': { status: 409, title: 'A submitted plan does not change; return it or make a new version' },
  'plan.wrong-status': { status: 409, title: 'This is not possible with the plan as it stands' },
  'plan.conference-missing': { status: 422, title: 'The professionals have not met about this plan' },
  'plan.incomplete': { status: 422, title: 'Something is missing before the plan can be signed' },
  'plan.changed-meanwhile': { status: 409, title: 'The plan changed after you read it' },
  'plan.partly-hidden': { status: 403, title: 'Parts of the plan are hidden from you; you cannot speak for the whole' },
  'plan.not-asked': { status: 409, title: 'This signature was not asked for' },
  'plan.not-yours-to-sign': { status: 403, title: 'Somebody else was asked to approve this' },
  'plan.already-signed': { status: 409, title: 'This signature was already given' },
  'plan.own-approval': { status: 403, title: 'Who submitted the plan cannot approve it' },
  'plan.receiver-cannot-see': { status: 422, title: 'Whoever is asked has no such role or cannot see the case' },
  'plan.document-elsewhere': { status: 422, title: 'The signed paper does not belong to this case' },
  'plan.signed-in-future': { status: 422, title: 'A signature cannot lie in the future' },
  'plan.value-off-scale': { status: 422, title: 'The scale of this goal does not know the value' },
  'plan.progress-in-future': { status: 422, title: 'Progress cannot lie in the future' },
  'plan.one-responsible': { status: 422, title: 'Name one responsible party' },
  'plan.ends-before-start': { status: 422, title: 'The period ends before it starts' },
} as const satisfies Problems;

export const planConstraints = {
  plan_frozen: 'plan.frozen',
  plans_in_work: 'plan.in-work',
  plan_signatures_once: 'plan.already-signed',
  plan_interventions_one_responsible: 'plan.one-responsible',
  plan_interventions_period: 'plan.ends-before-start',
};
