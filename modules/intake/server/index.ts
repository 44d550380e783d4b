import type { Area } from '#platform';
import { intakeSummaries } from './api-summaries.ts';
import { referralDutySource, referralsAgain } from './duties.ts';
import { intakeEvents } from './events.ts';
import { intakeProblems } from './problems.ts';
import { publicReferralRoutes } from './public-routes.ts';
import { intakeRoutes } from './routes.ts';

export { acceptReferral } from './accept.ts';
export { declineReferral, putOnWaitingList, startScreening } from './screening.ts';
export { receiveReferral } from './store.ts';
export { loadReferral } from './views.ts';

export const intakeArea: Area = {
  name: 'intake',
  summaries: intakeSummaries,
  events: intakeEvents,
  dutySources: [referralDutySource],
  deriveAgain: (tx, _platform, organizationId) => referralsAgain(tx, organizationId),
  problems: intakeProblems,
  routes(app, platform) {
    intakeRoutes(app, platform);
    publicReferralRoutes(app, platform);
  },
};
