import { Select } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type paths } from '#client';
import type { Role } from '#kernel';
import { PageHeader, PageLayout, ProblemAlert, Skeleton } from '#ui';
import styles from './identity.module.css';
import { RoleTable } from './role-table.tsx';

export type RolesAnswer = paths['/api/roles']['get']['responses'][200]['content']['application/json'];

/** What each role may do, and which kinds of data it may see at most: the table by which the server decides. */
export function RolesPage() {
  const { t } = useTranslation('identity');
  const { data, error } = api.useQuery('get', '/api/roles');
  const onPhone = useMediaQuery('(max-width: 899px)', false, { getInitialValueInEffect: false });
  return (
    <PageLayout>
      <div className={styles.parts}>
        <PageHeader title={t('roles.title')} lead={t('roles.lead')} />
        {error && <ProblemAlert error={error} />}
        {!data && !error && <Skeleton rows={10} />}
        {data && (onPhone ? <OneRole table={data} /> : <AllRoles table={data} />)}
      </div>
    </PageLayout>
  );
}

function AllRoles({ table }: { table: RolesAnswer }) {
  const { t } = useTranslation('identity');
  const columns = table.roles.map(({ role }) => role);
  return (
    <>
      <RoleTable
        title={t('roles.may')}
        columns={columns}
        rows={table.permissions.map(({ permission, roles }) => ({ key: permission, label: t(`permission.${permission}`), roles }))}
      />
      <RoleTable title={t('roles.sees')} help={t('roles.seesHelp')} columns={columns} rows={useCategoryRows(table)} />
    </>
  );
}

/** On a narrow screen one role at a time, in words. */
function OneRole({ table }: { table: RolesAnswer }) {
  const { t } = useTranslation('identity');
  const [role, setRole] = useState<Role>(table.roles[0]?.role ?? 'case_manager');
  const may = table.permissions.filter(({ roles }) => roles.includes(role));
  const sees = useCategoryRows(table).filter(({ roles }) => roles.includes(role));
  return (
    <>
      <Select
        label={t('user.role')}
        data={table.roles.map(({ role: value }) => ({ value, label: t(`role.${value}`, { ns: 'ui' }) }))}
        allowDeselect={false}
        value={role}
        onChange={(value) => setRole(value as Role)}
      />
      <section className={styles.part}>
        <h2>{t('roles.may')}</h2>
        {may.length === 0 && <p>{t('roles.nothing')}</p>}
        <ul className={styles.plainlist}>
          {may.map(({ permission }) => (
            <li key={permission}>{t(`permission.${permission}`)}</li>
          ))}
        </ul>
      </section>
      <section className={styles.part}>
        <h2>{t('roles.sees')}</h2>
        <p className={styles.lead}>{t('roles.seesHelp')}</p>
        {sees.length === 0 && <p>{t('roles.nothing')}</p>}
        <ul className={styles.plainlist}>
          {sees.map(({ key, label }) => (
            <li key={key}>{label}</li>
          ))}
        </ul>
      </section>
    </>
  );
}

function useCategoryRows(table: RolesAnswer) {
  const { t } = useTranslation('ui');
  const categories = [...new Set(table.roles.flatMap(({ categories }) => categories))];
  return categories.map((category) => ({
    key: category,
    label: t(`category.${category}`),
    roles: table.roles.filter(({ categories }) => categories.includes(category)).map(({ role }) => role),
  }));
}
