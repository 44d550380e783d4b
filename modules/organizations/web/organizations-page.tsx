import { IconPlus } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { download } from '#client';
import { formatPhoneNumber } from '#kernel';
import { Button, Chip, EmptyState, type ListColumn, type ListFilter, ListPage, useMay, useSession, useShell } from '#ui';
import { organizationKinds, sectors, settings } from '../model.ts';
import { OrganizationPlaces } from './organization-places.tsx';
import type { OrganizationsSearch } from './organizations-search.ts';
import { type OrganizationItem, queryOf, useOrganizations } from './queries.ts';

const route = getRouteApi('/shell/organizations');

/** The agencies of the network: who they are, how to reach them, who works there. */
export function OrganizationsPage() {
  const { t } = useTranslation('organizations');
  const { begin } = useShell();
  const mayManage = useMay('organizations.manage');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const query = useOrganizations(search);
  const columns = useColumns();
  const add = mayManage && (
    <Button icon={<IconPlus aria-hidden />} onClick={() => begin('add-organization')}>
      {t('page.add')}
    </Button>
  );
  return (
    <ListPage<OrganizationItem, OrganizationsSearch>
      list="organizations"
      title={t('page.title')}
      lead={t('page.lead')}
      actions={add}
      places={<OrganizationPlaces />}
      columns={columns}
      query={query}
      keyOf={(row) => row.id}
      filters={useFilters()}
      search={search}
      onSearch={(next) => void navigate({ search: next, replace: true })}
      countText={(count) => t('page.count', { count })}
      onExport={(format, chosen, shown) => download('/api/organizations/export', { ...queryOf(shown), format, columns: chosen.join(',') })}
      empty={<EmptyState action={add}>{t('page.empty')}</EmptyState>}
      card={(row) => ({
        title: <OrganizationLink row={row} />,
        detail: [t(`kind.${row.kind}`), row.city].filter(Boolean).join(' · '),
      })}
    />
  );
}

function useFilters(): ListFilter<keyof OrganizationsSearch & string>[] {
  const { t } = useTranslation('organizations');
  return [
    { key: 'q', kind: 'text', label: t('page.search') },
    {
      key: 'kind',
      kind: 'choice',
      label: t('field.kind'),
      options: organizationKinds.map((value) => ({ value, label: t(`kind.${value}`) })),
    },
    { key: 'sector', kind: 'choice', label: t('field.sector'), options: sectors.map((value) => ({ value, label: t(`sector.${value}`) })) },
    {
      key: 'setting',
      kind: 'choice',
      label: t('field.setting'),
      options: settings.map((value) => ({ value, label: t(`setting.${value}`) })),
    },
    {
      key: 'active',
      kind: 'choice',
      label: t('field.active'),
      unset: t('active.yes'),
      options: (['no', 'all'] as const).map((value) => ({ value, label: t(`active.${value}`) })),
    },
  ];
}

function useColumns(): ListColumn<OrganizationItem>[] {
  const { t } = useTranslation('organizations');
  const { network } = useSession();
  return [
    { key: 'name', label: t('field.name'), cell: (row) => <OrganizationLink row={row} /> },
    { key: 'kind', label: t('field.kind'), cell: (row) => t(`kind.${row.kind}`) },
    { key: 'sector', label: t('field.sector'), cell: (row) => t(`sector.${row.sector}`) },
    { key: 'setting', label: t('field.setting'), cell: (row) => t(`setting.${row.setting}`) },
    { key: 'city', label: t('field.city'), cell: (row) => row.city ?? '–' },
    { key: 'phone', label: t('field.phone'), cell: (row) => (row.phone ? formatPhoneNumber(row.phone, network.country) : '–') },
    { key: 'email', label: t('field.email'), cell: (row) => row.email ?? '–', hidden: true },
    { key: 'staff', label: t('field.staff'), cell: (row) => row.staff, numeric: true },
  ];
}

function OrganizationLink({ row }: { row: OrganizationItem }) {
  const { t } = useTranslation('organizations');
  return (
    <>
      <Link to="/organizations/$organizationId" params={{ organizationId: row.id }} data-row-open>
        {row.name}
      </Link>{' '}
      {!row.active && <Chip>{t('active.no')}</Chip>}
    </>
  );
}
