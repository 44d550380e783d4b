import { Select } from '@mantine/core';
import { api } from '#client';

const mostCases = 200;

/** The cases somebody carries, as one chooses among them: by name and number. */
export function useCaseOptions(enabled = true): { value: string; label: string }[] {
  const cases = api.useQuery('get', '/api/cases', { params: { query: { of: 'mine', limit: mostCases } } }, { enabled });
  return (cases.data?.items ?? []).map(({ id, personName, number }) => ({
    value: id,
    label: [personName, number].filter(Boolean).join(' · '),
  }));
}

type CasePickerProps = {
  label: string;
  value: string | null;
  onChange: (caseId: string | null) => void;
  /** A case was taken: the hand is led on. */
  onChosen?: () => void;
  nothingFound?: string;
  error?: string | undefined;
};

/** Whose case: the cases somebody carries, found by name or number. The first that fits what is typed is taken by Enter. */
export function CasePicker({ label, value, onChange, onChosen, nothingFound, error }: CasePickerProps) {
  const options = useCaseOptions();
  return (
    <Select
      data-autofocus
      label={label}
      searchable
      clearable
      // Also when the cases arrive after somebody began to type.
      selectFirstOptionOnChange={options.length > 0}
      nothingFoundMessage={nothingFound}
      data={options}
      value={value}
      onChange={onChange}
      onOptionSubmit={() => onChosen?.()}
      error={error}
    />
  );
}
