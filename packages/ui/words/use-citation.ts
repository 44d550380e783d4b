import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { programmeSetting } from '#kernel';

/** Where a clock comes from, as the reader reads it: a law keeps its name, what the programme itself has set is said in their language. */
export function useCitation(): (citation: string) => string {
  const { t } = useTranslation('ui');
  return useCallback((citation) => (citation === programmeSetting ? t('citation.programme') : citation), [t]);
}
