import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api } from '#client';

const mostCases = 200;

/** Whose case: the cases somebody carries, found by name or number. */
export function CaseField({
  value,
  onChange,
  error,
}: {
  value: string | null;
  onChange: (caseId: string | null) => void;
  error?: string | undefined;
}) {
  const { t } = useTranslation('contacts');
  const cases = api.useQuery('get', '/api/cases', { params: { query: { of: 'mine', limit: mostCases } } });
  const options = (cases.data?.items ?? []).map((item) => ({ value: item.id, label: `${item.personName ?? ''} · ${item.number}` }));
  return <Select data-autofocus label={t('case')} searchable clearable data={options} value={value} onChange={onChange} error={error} />;
}
