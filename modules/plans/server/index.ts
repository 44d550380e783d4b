import type { Area } from '#platform';
import { plansSummaries } from './api-summaries.ts';
import { planDuties } from './duties.ts';
import { planEvents } from './events.ts';
import { planFacts } from './facts.ts';
import { partRoutes } from './part-routes.ts';
import { pdfRoutes } from './pdf-routes.ts';
import { planRoutes } from './plan-routes.ts';
import { planConstraints, planProblems } from './problems.ts';
import { signingRoutes } from './signing-routes.ts';

export { concludeGoal, moveIntervention, recordProgress } from './goals-store.ts';
export { addGoals, addIntervention } from './parts-store.ts';
export { measureLines, planWords, quoted } from './print.ts';
export { approvePlan, signInPerson, submitPlan } from './signing-store.ts';
export { changePlan, startPlan } from './store.ts';
export { viewCasePlan, viewPlan } from './views.ts';

export const plansArea: Area = {
  name: 'plans',
  summaries: plansSummaries,
  events: planEvents,
  dutySources: [planDuties],
  problems: planProblems,
  constraints: planConstraints,
  caseFacts: planFacts,
  routes: (app, platform) => {
    planRoutes(app, platform);
    partRoutes(app, platform);
    signingRoutes(app, platform);
    pdfRoutes(app, platform);
  },
};
