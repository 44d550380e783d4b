import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

/** For the names that areas give to the shell (`t('make', { ns: 'calendar' })`): they come with the first screen, the other words of the areas do not. */
export function useShellWords(): TFunction {
  const { t } = useTranslation();
  return useMemo(() => {
    const say = t as unknown as (key: string) => string;
    return ((key: string, { ns }: { ns: string }) => say(`first:${ns}.${key}`)) as unknown as TFunction;
  }, [t]);
}
