import type { i18n, Namespace } from 'i18next';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { type FieldProblem, Problem } from '#client';
import { useReader } from '../format/use-format.ts';

export type ProblemText = {
  title: string;
  /** Which fields are wrong, and why. */
  fields: readonly FieldProblem[];
  /** The request's number, for whoever is asked for help; only for faults that are not the reader's. */
  reference: string | undefined;
};

/**
 * Puts an error into the reader's words. A refusal has a code (`referral.closed`) whose text lies under `problem.<code>` in the
 * area's language file; what has no text there keeps the title the server gave.
 */
export function useProblemText(error: unknown): ProblemText {
  const { t, i18n } = useTranslation('ui');
  const reader = useReader();
  if (!(error instanceof Problem)) return { title: t('problem.unexpected'), fields: [], reference: undefined };
  if (error.status === 0) return { title: t('problem.offline'), fields: [], reference: undefined };
  const own = areaText(i18n, `problem.${error.code}`, { ...error.facts, reader });
  return {
    title: own ?? (error.status >= 500 ? t('problem.server') : error.title),
    fields: error.errors,
    reference: error.status >= 500 ? error.requestId : undefined,
  };
}

/** The text of a refusal by its code, in whichever area has it; undefined if none has. */
export function useRefusalText(): (code: string, facts: object) => string | undefined {
  const { i18n } = useTranslation('ui');
  const reader = useReader();
  return useCallback((code, facts) => areaText(i18n, `problem.${code}`, { ...facts, reader }), [i18n, reader]);
}

/** The text of a key in whichever area has it. Keys of refusals are only known when they arrive, so they cannot be typed. */
function areaText(i18n: i18n, key: string, facts: object): string | undefined {
  const areas = Object.keys(i18n.store.data[i18n.resolvedLanguage ?? 'en'] ?? {});
  const area = areas.find((candidate) => i18n.exists(key, { ns: candidate as Namespace }));
  const translate = i18n.getFixedT(null, null) as unknown as (key: string, options: object) => string;
  return area && translate(key, { ...facts, ns: area });
}
