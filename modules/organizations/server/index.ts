import type { Area } from '#platform';
import { organizationsSummaries } from './api-summaries.ts';
import { credentialDutySource, credentialsAgain } from './credential-duties.ts';
import { credentialRoutes } from './credential-routes.ts';
import { organizationEvents } from './events.ts';
import { placeRoutes } from './place-routes.ts';
import { organizationProblems } from './problems.ts';
import { organizationRoutes } from './routes.ts';
import { contactRoutes, siteRoutes } from './site-routes.ts';

export { networkCountry } from './phone.ts';
export { loadPlace } from './place.ts';
export { addOrganization, changeOrganization, organizationNames } from './store.ts';

export const organizationsArea: Area = {
  name: 'organizations',
  summaries: organizationsSummaries,
  events: organizationEvents,
  problems: organizationProblems,
  dutySources: [credentialDutySource],
  deriveAgain: (tx, _platform, organizationId) => credentialsAgain(tx, organizationId),
  routes: (app, platform) => {
    organizationRoutes(app, platform);
    siteRoutes(app, platform);
    contactRoutes(app, platform);
    placeRoutes(app, platform);
    credentialRoutes(app, platform);
  },
};
