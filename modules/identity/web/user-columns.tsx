import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { paths } from '#client';
import { Avatar, Chip, type ListColumn, type RowCard, type Tone, useFormat } from '#ui';
import type { UserState } from '../model.ts';
import styles from './identity.module.css';

export type UserRow = paths['/api/users']['get']['responses'][200]['content']['application/json']['items'][number];

export const toneOfState: Record<UserState, Tone> = { invited: 'today', active: 'done', disabled: 'neutral' };

export function nameOfUser({ title, givenName, familyName }: Pick<UserRow, 'title' | 'givenName' | 'familyName'>): string {
  return [title, givenName, familyName].filter(Boolean).join(' ');
}

/** The columns of the list; a name opens the account at the side. */
export function useUserColumns(search: object): ListColumn<UserRow>[] {
  const { t } = useTranslation('identity');
  const format = useFormat();
  return useMemo(
    () => [
      {
        key: 'name',
        label: t('user.name'),
        cell: (row) => <UserName row={row} search={search} />,
      },
      { key: 'email', label: t('user.email'), cell: (row) => row.email },
      { key: 'roles', label: t('user.roles'), cell: (row) => <Roles row={row} /> },
      {
        key: 'state',
        label: t('user.state'),
        cell: (row) => <Chip tone={toneOfState[row.state]}>{t(`state.${row.state}`)}</Chip>,
      },
      {
        key: 'secondFactor',
        label: t('secondFactor.title'),
        cell: (row) => (row.account ? t(row.account.secondFactor ? 'secondFactor.on' : 'secondFactor.off') : '–'),
      },
      {
        key: 'lastSeen',
        label: t('user.lastSeen'),
        cell: (row) => (row.account?.lastSeenAt ? format.instant(row.account.lastSeenAt) : '–'),
      },
    ],
    [t, format, search],
  );
}

/** On a phone: who, in which roles; and the state of the account when it is not simply in use. */
export function useUserCard(search: object): (row: UserRow) => RowCard {
  const { t } = useTranslation('identity');
  return (row) => ({
    title: <UserName row={row} search={search} />,
    detail: <Roles row={row} />,
    aside: row.state !== 'active' && <Chip tone={toneOfState[row.state]}>{t(`state.${row.state}`)}</Chip>,
  });
}

function UserName({ row, search }: { row: UserRow; search: object }) {
  return (
    <span className={styles.person}>
      <Avatar name={`${row.givenName} ${row.familyName}`} size="small" />
      <Link to="/users" search={{ ...search, user: row.id }} data-row-open>
        {nameOfUser(row)}
      </Link>
    </span>
  );
}

/** "Case manager, Supervisor · Harbor": the roles held today, by organisation. */
function Roles({ row }: { row: UserRow }) {
  const { t } = useTranslation('ui');
  const format = useFormat();
  const today = row.memberships.filter(
    ({ validFrom, validUntil }) => validFrom <= format.today && (validUntil === null || validUntil > format.today),
  );
  const byOrganization = Map.groupBy(today, ({ organization }) => organization.name);
  if (byOrganization.size === 0) return '–';
  return [...byOrganization].map(([organization, held]) => (
    <span key={organization} className={styles.held}>
      <b>{held.map(({ role }) => t(`role.${role}`)).join(', ')}</b> <small>{organization}</small>
    </span>
  ));
}
