import { Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api } from '#client';
import { useTeam } from '#modules/cases/web/index.ts';
import type { LetterInWork } from './letter-in-work.ts';

type RecipientFieldProps = {
  caseId: string;
  value: Pick<LetterInWork, 'to' | 'otherName'>;
  onChange: (change: Partial<LetterInWork>) => void;
};

/** Whom the letter is for: the client, somebody of the care team, an organisation, or a name in one's own words. */
export function RecipientField({ caseId, value, onChange }: RecipientFieldProps) {
  const { t } = useTranslation('letters');
  const team = useTeam(caseId);
  const organizations = api.useQuery('get', '/api/organizations', { params: { query: { limit: 200 } } });
  const members = (team.data?.items ?? []).map(({ id, name, organizationName }) => ({
    value: `member:${id}`,
    label: [name, organizationName].filter((part, index, all) => part && all.indexOf(part) === index).join(', '),
  }));
  const bodies = (organizations.data?.items ?? []).map(({ id, name }) => ({ value: `organization:${id}`, label: name }));
  return (
    <>
      <Select
        label={t('write.recipient')}
        data={[
          { value: 'client', label: t('write.client') },
          { value: 'other', label: t('write.other') },
          { group: t('write.team'), items: members },
          { group: t('write.organizations'), items: bodies },
        ]}
        value={value.to}
        onChange={(to) => onChange({ to, delivery: null, language: null })}
        allowDeselect={false}
        searchable
      />
      {value.to === 'other' && (
        <TextInput
          label={t('write.otherName')}
          maxLength={200}
          defaultValue={value.otherName}
          onBlur={(event) => onChange({ otherName: event.currentTarget.value })}
        />
      )}
    </>
  );
}
