import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '#client';
import { useFormat } from '#ui';

type PersonFieldProps = {
  label: string;
  value: string | null;
  /** How the chosen one is called, for a value that was chosen earlier. */
  name?: string | undefined;
  error?: string | undefined;
  onChange: (personId: string | null, name: string | null) => void;
};

/** A registered person, found by name, birth date, telephone or case number. */
export function PersonField({ label, value, name, error, onChange }: PersonFieldProps) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const [typed, setTyped] = useState('');
  const [settled] = useDebouncedValue(typed.trim(), 200);
  const found = api.useQuery(
    'get',
    '/api/search',
    { params: { query: { q: settled } } },
    { enabled: settled.length >= 2, placeholderData: (previous) => previous },
  );
  const persons = (found.data?.items ?? []).flatMap((hit) => (hit.kind === 'person' ? [hit] : []));
  const options = persons.map(({ id, name: known, birthDate }) => ({
    value: id,
    label: birthDate ? `${known}, ${format.date(birthDate)}` : known,
  }));
  const chosen = value !== null && name && !options.some((option) => option.value === value) ? [{ value, label: name }] : [];
  return (
    <Select
      label={label}
      error={error}
      placeholder={t('find')}
      searchable
      clearable
      data={[...chosen, ...options]}
      filter={({ options: all }) => all}
      nothingFoundMessage={settled.length >= 2 && !found.isFetching ? t('findNone') : undefined}
      value={value}
      onSearchChange={setTyped}
      onChange={(id) => onChange(id, persons.find((person) => person.id === id)?.name ?? null)}
    />
  );
}
