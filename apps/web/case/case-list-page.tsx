import { getRouteApi } from '@tanstack/react-router';
import { CasesPage } from '#modules/cases/web/index.ts';

const route = getRouteApi('/shell/cases');

/** The list of cases with its filters in the address. */
export function CaseListPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return <CasesPage search={search} onSearch={(next) => void navigate({ search: next, replace: true })} />;
}
