import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { useRefusalText } from '../feedback/use-problem-text.ts';
import { isCalendarDay } from '../format/reader.ts';
import { useFormat } from '../format/use-format.ts';
import { type IssueWords, wordsOfIssue } from './issue-words.ts';

/** Says what is wrong with a field: "52 is above 40", in the reader's language. */
export function useIssueText(): (issue: z.core.$ZodIssue, value: unknown) => string {
  const textOf = useIssueWords();
  return useCallback((issue, value) => textOf(wordsOfIssue(issue, value)), [textOf]);
}

/** The sentence of what is wrong with a field; a rule whose text no area has "does not fit". */
export function useIssueWords(): (words: IssueWords) => string {
  const { t } = useTranslation('ui');
  const refusalText = useRefusalText();
  const format = useFormat();
  return useCallback(
    (words) => {
      const facts = Object.fromEntries(
        Object.entries(words.facts).map(([name, fact]) => [
          name,
          typeof fact === 'string' && isCalendarDay(fact) ? format.date(fact) : fact,
        ]),
      );
      if ('code' in words) return refusalText(words.code, facts) ?? t('field-error.unfit', facts);
      return t(`field-error.${words.key}`, facts);
    },
    [t, refusalText, format],
  );
}
