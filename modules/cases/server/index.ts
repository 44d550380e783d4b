export { loadPlace } from '#modules/organizations/server/index.ts';

import type { Area } from '#platform';
import { casesSummaries } from './api-summaries.ts';
import { boardRoutes } from './board-routes.ts';
import { deriveAgain, derivingAgain } from './derive-again.ts';
import { timerDuties } from './duties.ts';
import { caseEvents } from './events.ts';
import { addFirstProgram } from './first-program.ts';
import { handOverRoutes } from './hand-over-routes.ts';
import { caseProblems } from './problems.ts';
import { programRoutes } from './program-routes.ts';
import { caseRoutes } from './routes.ts';
import { teamRoutes } from './team-routes.ts';

export { addMembers, listTeam } from './care-team.ts';
export { type Load, loadOf, loadsOf } from './caseload.ts';
export { teamOf } from './colleagues.ts';
export { type OpenedCase, openCase } from './open-case.ts';
export { type CasePaper, framePaper, loadCasePaper } from './paper.ts';
export { loadActivePrograms, loadCaseSettings, loadProgram, type Program } from './programs.ts';
export { type CaseRow, loadCase, loadCaseForWork, worksFor } from './store.ts';
export { type DetailOf, stepsOf, transition } from './transition.ts';

export const casesArea: Area = {
  name: 'cases',
  summaries: casesSummaries,
  events: caseEvents,
  problems: caseProblems,
  constraints: {
    care_team_members_point_person: 'case.point-person-exists',
  },
  dutySources: [timerDuties],
  jobs: [derivingAgain],
  deriveAgain: (tx, platform, organizationId) => deriveAgain(tx, platform, { organizationId }),
  furnish: addFirstProgram,
  routes: (app, platform) => {
    caseRoutes(app, platform);
    teamRoutes(app, platform);
    boardRoutes(app, platform);
    handOverRoutes(app, platform);
    programRoutes(app, platform);
  },
};
