import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '#client';
import type { ChoiceOption } from '#ui';

/** What a goal can rest on: what the client needs and what they bring, by their ids. */
export interface Grounds {
  /** To choose from: what is open, and what was chosen before. */
  needs(chosen: readonly string[]): ChoiceOption<string>[];
  strengths(chosen: readonly string[]): ChoiceOption<string>[];
  /** In words; of what the reader may not see, only that it is there. */
  nameOf(id: string): string;
}

/** The needs and strengths of a case that the reader may see. */
export function useGrounds(caseId: string): Grounds {
  const { t } = useTranslation(['plans', 'assessments']);
  const of = { params: { path: { id: caseId } } };
  const needs = api.useQuery('get', '/api/cases/{id}/needs', of, { retry: false });
  const strengths = api.useQuery('get', '/api/cases/{id}/strengths', of, { retry: false });
  return useMemo(() => {
    const [needed, given] = [needs.data?.needs ?? [], strengths.data?.strengths ?? []];
    const names = new Map([
      ...needed.map(({ id, text, domain }) => [id, text || t(`assessments:domain.${domain}`)] as const),
      ...given.map(({ id, text }) => [id, text] as const),
    ]);
    const nameOf = (id: string): string => names.get(id) ?? t('groundHidden');
    const choices = (open: readonly string[], chosen: readonly string[]) =>
      [...new Set([...open, ...chosen])].map((id) => ({ value: id, label: nameOf(id) }));
    return {
      needs: (chosen) => choices(idsOf(needed.filter(({ status }) => status === 'open')), chosen),
      strengths: (chosen) => choices(idsOf(given.filter(({ status }) => status !== 'rejected')), chosen),
      nameOf,
    };
  }, [needs.data, strengths.data, t]);
}

const idsOf = (of: readonly { readonly id: string }[]): string[] => of.map(({ id }) => id);
