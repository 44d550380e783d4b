import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client, ifMatch } from '#client';
import { newId, type Role, roles } from '#kernel';
import { Button, ProblemAlert, useFormat, useSession } from '#ui';
import styles from './identity.module.css';
import { useChangeUser } from './use-change-user.ts';
import { useOrganizations } from './use-organizations.ts';
import type { UserRow } from './user-columns.tsx';

/** The roles somebody holds, each with the organisation and since when; ended with one press, given with two choices. */
export function UserRoles({ user }: { user: UserRow }) {
  const { t } = useTranslation('identity');
  const format = useFormat();
  const { busy, error, run } = useChangeUser();
  const isOver = ({ validUntil }: { validUntil: string | null }) => validUntil !== null && validUntil <= format.today;
  const end = (id: string, version: number) =>
    run(() => client.DELETE('/api/memberships/{id}', { params: { path: { id } }, headers: ifMatch(version) }));
  const held = user.memberships.toSorted((a, b) => Number(isOver(a)) - Number(isOver(b)));
  return (
    <>
      {error !== undefined && <ProblemAlert error={error} />}
      <ul className={styles.roles}>
        {held.map((membership) => {
          const { id, organization, role, validFrom, validUntil, version } = membership;
          const name = t(`role.${role}`, { ns: 'ui' });
          return (
            <li key={id} data-over={isOver(membership) || undefined}>
              <div>
                <b>{name}</b>
                <small>
                  {organization.name} ·{' '}
                  {validUntil
                    ? t('roles.between', { from: format.date(validFrom), until: format.date(validUntil) })
                    : t('roles.since', { from: format.date(validFrom) })}
                </small>
              </div>
              {!isOver(membership) && (
                <Button size="small" busy={busy} aria-label={t('roles.endOf', { role: name })} onClick={() => void end(id, version)}>
                  {t('roles.end')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      <GiveRole key={user.version + held.length} user={user} />
    </>
  );
}

function GiveRole({ user }: { user: UserRow }) {
  const { t } = useTranslation('identity');
  const { organization } = useSession();
  const organizations = useOrganizations();
  const { busy, error, run } = useChangeUser();
  const [organizationId, setOrganizationId] = useState(organization?.id ?? null);
  const [role, setRole] = useState<Role | null>(null);
  const give = async () => {
    if (!organizationId || !role) return;
    const body = { id: newId(), organizationId, role };
    if (await run(() => client.POST('/api/users/{id}/memberships', { params: { path: { id: user.id } }, body }))) setRole(null);
  };
  return (
    <div className={styles.give}>
      {error !== undefined && <ProblemAlert error={error} />}
      <Select
        label={t('roles.give')}
        data={roles.map((value) => ({ value, label: t(`role.${value}`, { ns: 'ui' }) }))}
        value={role}
        onChange={(value) => setRole(value as Role | null)}
      />
      <Select label={t('roles.at')} data={organizations} searchable value={organizationId} onChange={setOrganizationId} />
      <Button busy={busy} disabled={!organizationId || !role} onClick={() => void give()}>
        {t('roles.add')}
      </Button>
    </div>
  );
}
