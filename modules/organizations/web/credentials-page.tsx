import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { download } from '#client';
import { EmptyState, type ListColumn, type ListFilter, ListPage, useFormat } from '#ui';
import { credentialStatuses, credentialTypes } from '../model-credential.ts';
import { CredentialStatusChip } from './credential-status.tsx';
import { OrganizationPlaces } from './organization-places.tsx';
import type { CredentialsSearch } from './organizations-search.ts';
import { type Credential, credentialQueryOf, useCredentials } from './queries-credentials.ts';

const route = getRouteApi('/shell/organizations/credentials');

/** Licences and certificates that the reader may see, the first to end first. */
export function CredentialsPage() {
  const { t } = useTranslation('organizations');
  const format = useFormat();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const query = useCredentials(search);
  return (
    <ListPage<Credential, CredentialsSearch>
      list="credentials"
      title={t('credential.listTitle')}
      lead={t('credential.listLead')}
      places={<OrganizationPlaces />}
      columns={useColumns()}
      query={query}
      keyOf={(row) => row.id}
      filters={useFilters()}
      search={search}
      onSearch={(next) => void navigate({ search: next, replace: true })}
      countText={(count) => t('credential.count', { count })}
      onExport={(fileFormat, chosen, shown) =>
        download('/api/credentials/export', { ...credentialQueryOf(shown), format: fileFormat, columns: chosen.join(',') })
      }
      empty={<EmptyState>{t('credential.empty')}</EmptyState>}
      card={(row) => ({
        title: <CredentialLink row={row} />,
        detail: [t(`credential.type.${row.type}`), row.expiresOn && format.date(row.expiresOn)].filter(Boolean).join(' · '),
      })}
    />
  );
}

function useFilters(): ListFilter<keyof CredentialsSearch & string>[] {
  const { t } = useTranslation('organizations');
  return [
    {
      key: 'status',
      kind: 'choice',
      label: t('credential.statusLabel'),
      unset: t('credential.due'),
      options: [
        ...credentialStatuses.map((value) => ({ value, label: t(`credential.status.${value}`) })),
        { value: 'all', label: t('credential.all') },
      ],
    },
    {
      key: 'holder',
      kind: 'choice',
      label: t('credential.holder'),
      options: [
        { value: 'organization', label: t('credential.ofOrganization') },
        { value: 'staff', label: t('credential.ofStaff') },
      ],
    },
    {
      key: 'type',
      kind: 'choice',
      label: t('credential.typeLabel'),
      options: credentialTypes.map((value) => ({ value, label: t(`credential.type.${value}`) })),
    },
  ];
}

function useColumns(): ListColumn<Credential>[] {
  const { t } = useTranslation('organizations');
  const format = useFormat();
  const date = (day: string | null) => (day ? format.date(day) : '–');
  return [
    { key: 'holder', label: t('credential.holder'), cell: (row) => <CredentialLink row={row} /> },
    { key: 'type', label: t('credential.typeLabel'), cell: (row) => t(`credential.type.${row.type}`) },
    { key: 'expiresOn', label: t('credential.expiresOn'), cell: (row) => date(row.expiresOn) },
    { key: 'status', label: t('credential.statusLabel'), cell: (row) => <CredentialStatusChip status={row.status} /> },
    { key: 'number', label: t('credential.number'), cell: (row) => row.number || '–' },
    { key: 'issuer', label: t('credential.issuer'), cell: (row) => row.issuer || '–' },
    { key: 'organization', label: t('page.one'), cell: (row) => row.organizationName, hidden: true },
    { key: 'issuedOn', label: t('credential.issuedOn'), cell: (row) => date(row.issuedOn), hidden: true },
  ];
}

function CredentialLink({ row }: { row: Credential }) {
  return (
    <Link
      to="/organizations/$organizationId"
      params={{ organizationId: row.organizationId }}
      search={{ room: 'credentials', credential: row.id }}
      data-row-open
    >
      {row.holderName ?? row.organizationName}
    </Link>
  );
}
