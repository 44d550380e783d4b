import { MultiSelect, Select, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '#client';
import { Button, ProblemAlert, Segmented } from '#ui';
import { type TeamRole, teamRoles } from '../model-team.ts';
import styles from './cases.module.css';
import { useCaseActions, useColleagues } from './queries.ts';

type Kind = 'colleague' | 'organization' | 'named';
const kinds: readonly Kind[] = ['colleague', 'organization', 'named'];
/** What a colleague who joins usually works with; more closely protected kinds are given one by one. */
const offered = [
  'social',
  'health_general',
  'mental_health',
  'finance',
  'legal_immigration',
  'violence_safety',
  'reproductive_hiv_genetic',
] as const;

/** Somebody joins: a colleague with what they may see, an organisation, or a friend known by name. */
export function AddMemberForm({ caseId, onDone }: { caseId: string; onDone: () => void }) {
  const { t } = useTranslation(['cases', 'ui']);
  const { addMember } = useCaseActions(caseId);
  const [kind, setKind] = useState<Kind>('colleague');
  const [who, setWho] = useState<string | null>(null);
  const [role, setRole] = useState<string | null>(null);
  const [categories, setCategories] = useState<string[]>(['social', 'health_general']);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!who || !role) return;
    setBusy(true);
    const person =
      kind === 'colleague' ? { userId: who, categories } : kind === 'organization' ? { organizationId: who } : { displayName: who };
    await addMember({ ...person, role: role as TeamRole }).then(onDone, setError);
    setBusy(false);
  }

  return (
    <form className={styles.step} onSubmit={(event) => void submit(event)}>
      <Segmented
        label={t('cases:team.whoJoins')}
        columns={3}
        options={kinds.map((value) => ({ value, label: t(`cases:team.kind.${value}`) }))}
        value={kind}
        onChange={(value) => {
          setKind(value);
          setWho(null);
        }}
      />
      {kind === 'colleague' && <ColleagueField caseId={caseId} value={who} onChange={setWho} />}
      {kind === 'organization' && <OrganizationField value={who} onChange={setWho} />}
      {kind === 'named' && (
        <TextInput label={t('cases:team.name')} maxLength={200} value={who ?? ''} onChange={(event) => setWho(event.currentTarget.value)} />
      )}
      <Select
        label={t('cases:team.role')}
        data={teamRoles.filter((value) => value !== 'case_manager').map((value) => ({ value, label: t(`cases:teamRole.${value}`) }))}
        value={role}
        onChange={setRole}
        searchable
      />
      {kind === 'colleague' && (
        <MultiSelect
          label={t('cases:team.mayWorkWith')}
          data={offered.map((value) => ({ value, label: t(`ui:category.${value}`) }))}
          value={categories}
          onChange={setCategories}
        />
      )}
      {error !== undefined && <ProblemAlert error={error} />}
      <p className={styles.buttons}>
        <Button type="submit" variant="primary" busy={busy} disabled={!who || !role}>
          {t('cases:team.add')}
        </Button>
        <Button variant="quiet" onClick={onDone}>
          {t('ui:cancel')}
        </Button>
      </p>
    </form>
  );
}

type FieldProps = { value: string | null; onChange: (value: string | null) => void };

function ColleagueField({ caseId, value, onChange }: FieldProps & { caseId: string }) {
  const { t } = useTranslation('cases');
  const { data } = useColleagues(caseId);
  const options = (data?.items ?? []).map(({ userId, name }) => ({ value: userId, label: name }));
  return <Select label={t('team.kind.colleague')} data={options} value={value} onChange={onChange} searchable />;
}

function OrganizationField({ value, onChange }: FieldProps) {
  const { t } = useTranslation('cases');
  const { data } = api.useQuery('get', '/api/organizations', { params: { query: { limit: 200 } } });
  const options = (data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return <Select label={t('team.kind.organization')} data={options} value={value} onChange={onChange} searchable />;
}
