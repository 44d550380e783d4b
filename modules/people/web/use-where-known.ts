import { useTranslation } from 'react-i18next';
import { useFormat } from '#ui';

type Known = {
  readonly registeredBy: string | null;
  readonly cases: readonly { readonly number: string; readonly organizationName: string }[];
};

/** Where somebody is known: "case 2026-0004 at Harbor", else who registered them. Empty where that is not told. */
export function useWhereKnown(): (known: Known) => string {
  const { t } = useTranslation('people');
  const format = useFormat();
  return ({ registeredBy, cases }) => {
    if (cases.length === 0) return registeredBy === null ? '' : t('registeredBy', { organization: registeredBy });
    return format.list(cases.map(({ number, organizationName }) => t('match.case', { number, organization: organizationName })));
  };
}
