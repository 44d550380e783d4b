import { MultiSelect, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api } from '#client';
import { mostOthers } from '../model.ts';

const mostCases = 200;

/** Whose case: the cases somebody carries, found by name or number. The first that fits what is typed is taken by Enter, and the hand is led on. */
export function CaseField({
  value,
  onChange,
  onChosen,
  error,
}: {
  value: string | null;
  onChange: (caseId: string | null) => void;
  onChosen: () => void;
  error?: string | undefined;
}) {
  const { t } = useTranslation('contacts');
  const options = useCaseOptions();
  return (
    <Select
      data-autofocus
      label={t('case')}
      searchable
      clearable
      // Also when the cases arrive after somebody began to type.
      selectFirstOptionOnChange={options.length > 0}
      data={options}
      value={value}
      onChange={onChange}
      onOptionSubmit={onChosen}
      error={error}
    />
  );
}

/** Who else was there: the same contact is written on their cases too. */
export function OtherCasesField({
  caseId,
  value,
  onChange,
}: {
  caseId: string | null;
  value: readonly string[];
  onChange: (cases: string[]) => void;
}) {
  const { t } = useTranslation('contacts');
  const options = useCaseOptions().filter((option) => option.value !== caseId);
  return (
    <MultiSelect
      label={t('others')}
      description={value.length > 0 ? t('othersHelp', { count: value.length + 1 }) : undefined}
      searchable
      clearable
      hidePickedOptions
      maxValues={mostOthers}
      data={options}
      value={[...value]}
      onChange={onChange}
    />
  );
}

function useCaseOptions(): { value: string; label: string }[] {
  const cases = api.useQuery('get', '/api/cases', { params: { query: { of: 'mine', limit: mostCases } } });
  return (cases.data?.items ?? []).map((item) => ({ value: item.id, label: `${item.personName ?? ''} · ${item.number}` }));
}
