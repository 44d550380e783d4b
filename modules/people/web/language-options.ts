import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { localeOf } from '#kernel';
import { useFormat, useLanguage } from '#ui';

/** Languages people are asked for most in the three countries; others are kept when they come from elsewhere. */
const offered =
  'en de it am ar ase bg bn bs ckb cs el es fa fil fr gsg hi hr ht hu hy ise ja ka ko ku lt mk nl pa pl ps pt ro rom ru sl so sq sr sw ta th ti tr uk ur vi yo yue zh'.split(
    ' ',
  );

/** The name of a language in the reader's: `pt` is Portuguese, Portugiesisch, portoghese. */
export function useLanguageName(): (tag: string) => string {
  const { t } = useTranslation('people');
  const language = useLanguage();
  return useCallback(
    (tag) => {
      // Two sign languages that the platform has no names for.
      if (tag === 'gsg' || tag === 'ise') return t(`language.${tag}`);
      return new Intl.DisplayNames(localeOf(language), { type: 'language' }).of(tag) ?? tag;
    },
    [t, language],
  );
}

/** Languages to choose from, in the order of their names in the reader's language. */
export function useLanguageOptions(chosen: readonly string[] = []): { value: string; label: string }[] {
  const nameOf = useLanguageName();
  const { compare } = useFormat();
  const also = chosen.join(' ');
  return useMemo(
    () =>
      [...new Set([...offered, ...also.split(' ').filter(Boolean)])]
        .map((tag) => ({ value: tag, label: nameOf(tag) }))
        .sort((a, b) => compare(a.label, b.label)),
    [nameOf, compare, also],
  );
}
