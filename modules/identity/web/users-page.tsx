import { IconUserPlus } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, download } from '#client';
import { type Role, roles } from '#kernel';
import { Button, EmptyState, type ListFilter, ListPage, type ListSearch, listOptions, rowsOf } from '#ui';
import { type UserState, UserState as UserStates } from '../model.ts';
import styles from './identity.module.css';
import { InviteDrawer } from './invite-drawer.tsx';
import { useOrganizations } from './use-organizations.ts';
import { type UserRow, useUserCard, useUserColumns } from './user-columns.tsx';
import { UserDrawer } from './user-drawer.tsx';

type Search = ListSearch & {
  q?: string | undefined;
  organizationId?: string | undefined;
  role?: Role | undefined;
  state?: UserState | undefined;
  secondFactor?: 'on' | 'off' | undefined;
  /** Whose account lies open at the side. */
  user?: string | undefined;
};

/** The people who work here: who holds which role where, who is invited, who is out. */
export function UsersPage() {
  const { t } = useTranslation('identity');
  const search = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const onSearch = (next: Search) => void navigate({ to: '/users', search: next, replace: true });
  const [inviting, setInviting] = useState(false);
  const { q, organizationId, role, state, secondFactor } = search;
  const filter = {
    ...(q && { q }),
    ...(organizationId && { organizationId }),
    ...(role && { role }),
    ...(state && { state }),
    ...(secondFactor && { secondFactor }),
  };
  const query = api.useInfiniteQuery('get', '/api/users', { params: { query: filter } }, listOptions);
  const columns = useUserColumns(search);
  const card = useUserCard(search);
  const filters = useFilters();
  const opened = rowsOf(query).find(({ id }) => id === search.user);
  return (
    <>
      <ListPage<UserRow, Search>
        list="users"
        title={t('users.title')}
        lead={t('users.lead')}
        actions={
          <>
            <Link to="/users/roles" className={styles.sideway}>
              {t('roles.title')}
            </Link>
            <Link to="/users/sign-in" className={styles.sideway}>
              {t('policy.title')}
            </Link>
            <Button icon={<IconUserPlus aria-hidden />} variant="primary" onClick={() => setInviting(true)}>
              {t('invite.open')}
            </Button>
          </>
        }
        columns={columns}
        query={query}
        keyOf={(row) => row.id}
        card={card}
        filters={filters}
        search={search}
        onSearch={onSearch}
        countText={(count) => t('users.count', { count })}
        onExport={(format, shown) => download('/api/users/export', { ...filter, format, columns: shown.join(',') })}
        empty={<EmptyState>{t('users.empty')}</EmptyState>}
      />
      <InviteDrawer opened={inviting} onClose={() => setInviting(false)} />
      <UserDrawer userId={search.user} known={opened} onClose={() => onSearch({ ...search, user: undefined })} />
    </>
  );
}

function useFilters(): ListFilter<'q' | 'organizationId' | 'role' | 'state' | 'secondFactor'>[] {
  const { t } = useTranslation('identity');
  const organizations = useOrganizations();
  return [
    { key: 'q', kind: 'text', label: t('users.search') },
    { key: 'organizationId', kind: 'choice', label: t('user.organization'), options: organizations },
    {
      key: 'role',
      kind: 'choice',
      label: t('user.role'),
      options: roles.map((value) => ({ value, label: t(`role.${value}`, { ns: 'ui' }) })),
    },
    {
      key: 'state',
      kind: 'choice',
      label: t('user.state'),
      options: UserStates.options.map((value) => ({ value, label: t(`state.${value}`) })),
    },
    {
      key: 'secondFactor',
      kind: 'choice',
      label: t('users.secondFactor'),
      options: (['on', 'off'] as const).map((value) => ({ value, label: t(`secondFactor.${value}`) })),
    },
  ];
}
