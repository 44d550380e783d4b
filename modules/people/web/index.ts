import { IconUserPlus } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { lazy } from 'react';
import { shellRoute, type WebArea } from '#ui';
import { PeopleSearch } from './people-search.ts';

export { LinkPersonDrawer } from './link-person-drawer.tsx';
export { PersonField } from './person-field.tsx';
export { PersonPage, type PersonRoom } from './person-page.tsx';
export { type Described, PossibleMatches } from './possible-matches.tsx';
export type { Reach } from './reach.ts';
export { NotReachList, ReachList } from './reach-list.tsx';
export { useReachWords } from './use-reach-words.ts';
export { useWhereKnown } from './use-where-known.ts';

export const peopleRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/people',
    validateSearch: PeopleSearch,
    component: lazyRouteComponent(() => import('./people-page.tsx'), 'PeoplePage'),
  }),
] as const;

/** Who is around a person, for the page of their case. */
export const EcomapPanel = lazy(() => import('./ecomap/ecomap-panel.tsx').then((module) => ({ default: module.EcomapPanel })));

/** What people give to the shell: the search over people, cases and organisations, and registering somebody from anywhere. */
export const peopleWeb: WebArea = {
  name: 'people',
  search: [
    {
      key: 'records',
      groups: ['case', 'person', 'organization'],
      label: (t, group) => t(`search.${group as 'person'}`, { ns: 'people' }),
      // What it takes to write phone numbers as people do is more than all the rest of the search.
      search: async (...asked) => (await import('./find-everything.ts')).findEverything(...asked),
    },
  ],
  actions: [
    {
      key: 'register-person',
      label: (t) => t('page.register', { ns: 'people' }),
      icon: IconUserPlus,
      permission: 'people.register',
      drawer: lazy(() => import('./register-drawer.tsx').then((module) => ({ default: module.RegisterDrawer }))),
    },
  ],
};
