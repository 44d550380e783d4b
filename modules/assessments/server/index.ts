import type { Area } from '#platform';
import { assessmentsSummaries } from './api-summaries.ts';
import { assessmentRoutes, questionnaireRoutes } from './assessment-routes.ts';
import { askedDuties, safetyDuties } from './duties.ts';
import { assessmentEvents } from './events.ts';
import { assessmentFacts } from './facts.ts';
import { gridRoutes } from './grid-routes.ts';
import { needRoutes } from './need-routes.ts';
import { assessmentConstraints, assessmentProblems } from './problems.ts';
import { shelfRoutes } from './shelf-routes.ts';

export { completeAssessment } from './completion.ts';
export { saveAnswers, startAssessment } from './draft.ts';
export { recordNeed, recordStrength, stateNoNeed } from './needs.ts';
export { listNeeds, listStrengths } from './needs-store.ts';
export { decideProposal, openProposals } from './proposals.ts';
export { type AnsweredAssessment, recordAssessment } from './record-assessment.ts';
export { acknowledgeSafety } from './safety.ts';

export const assessmentsArea: Area = {
  name: 'assessments',
  summaries: assessmentsSummaries,
  events: assessmentEvents,
  dutySources: [safetyDuties, askedDuties],
  problems: assessmentProblems,
  constraints: assessmentConstraints,
  caseFacts: assessmentFacts,
  routes: (app, platform) => {
    questionnaireRoutes(app, platform);
    shelfRoutes(app, platform);
    assessmentRoutes(app, platform);
    gridRoutes(app, platform);
    needRoutes(app, platform);
  },
};
