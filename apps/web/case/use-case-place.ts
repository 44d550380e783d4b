import { getRouteApi } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { AssessmentPlace } from '#modules/assessments/web/index.ts';
import type { HealthPlace } from '#modules/interop/web/index.ts';
import type { CasePlace, CaseTab } from './case-place.ts';

const route = getRouteApi('/shell/cases/$caseId');

/** Where on the page one is, and the ways around. Closing a drawer leaves the tab as it was. */
export function useCasePlace() {
  const place: CasePlace = route.useSearch();
  const { caseId } = route.useParams();
  const navigate = route.useNavigate();
  const goTo = useCallback((next: CasePlace) => void navigate({ search: next, replace: true }), [navigate]);
  return {
    caseId,
    place,
    showTab: (tab: CaseTab) => goTo({ tab }),
    showAssessments: (at: AssessmentPlace) => goTo({ tab: 'assessment', ...at }),
    showHealth: (at: HealthPlace) => goTo({ tab: 'health', ...at }),
    openDrawer: (drawer: string) => goTo({ tab: place.tab, do: drawer }),
    /** What was opened meanwhile stays open: a drawer that saves closes late. */
    closeDrawer: () => void navigate({ search: (now: CasePlace) => (now.do === place.do ? { tab: now.tab } : now), replace: true }),
  };
}
