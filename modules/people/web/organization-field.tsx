import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '#client';

type OrganizationFieldProps = {
  label: string;
  value: string | null;
  /** How the chosen one is called, for a value that was chosen earlier. */
  name?: string | undefined;
  onChange: (organizationId: string | null, name: string | null) => void;
};

/** An organisation of the network, found by its name. */
export function OrganizationField({ label, value, name, onChange }: OrganizationFieldProps) {
  const { t } = useTranslation('people');
  const [typed, setTyped] = useState('');
  const [settled] = useDebouncedValue(typed.trim(), 200);
  const found = api.useQuery(
    'get',
    '/api/search',
    { params: { query: { q: settled } } },
    { enabled: settled.length >= 2, placeholderData: (previous) => previous },
  );
  const organizations = (found.data?.items ?? []).flatMap((hit) => (hit.kind === 'organization' ? [hit] : []));
  const options = organizations.map((one) => ({ value: one.id, label: one.name }));
  const chosen = value !== null && name && !options.some((option) => option.value === value) ? [{ value, label: name }] : [];
  return (
    <Select
      label={label}
      placeholder={t('ecomap.findOrganization')}
      searchable
      clearable
      data={[...chosen, ...options]}
      filter={({ options: all }) => all}
      nothingFoundMessage={settled.length >= 2 && !found.isFetching ? t('ecomap.noOrganization') : undefined}
      value={value}
      onSearchChange={setTyped}
      onChange={(id) => onChange(id, organizations.find((one) => one.id === id)?.name ?? null)}
    />
  );
}
