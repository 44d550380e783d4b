import { useCallback, useMemo } from 'react';
import { languageName } from '#kernel';
import { useFormat, useLanguage } from '../format/use-format.ts';

/** Languages people are asked for most in the three countries; others are kept when they come from elsewhere. */
const offered =
  'en de it am ar ase bg bn bs ckb cs el es fa fil fr gsg hi hr ht hu hy ise ja ka ko ku lt mk nl pa pl ps pt ro rom ru sl so sq sr sw ta th ti tr uk ur vi yo yue zh'.split(
    ' ',
  );

/** The name of a language in the reader's: `pt` is Portuguese, Portugiesisch, portoghese. */
export function useLanguageName(): (tag: string) => string {
  const language = useLanguage();
  return useCallback((tag) => languageName(tag, language), [language]);
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
