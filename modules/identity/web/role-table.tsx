import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Role } from '#kernel';
import styles from './identity.module.css';

type RoleTableProps = {
  title: string;
  help?: string;
  columns: readonly Role[];
  rows: readonly { key: string; label: string; roles: readonly Role[] }[];
};

/** One line for each thing, one column for each role, a tick where both meet. */
export function RoleTable({ title, help, columns, rows }: RoleTableProps) {
  const { t } = useTranslation('identity');
  return (
    <section className={styles.part}>
      <h2>{title}</h2>
      {help && <p className={styles.lead}>{help}</p>}
      <table className={styles.matrix} aria-label={title}>
        <thead>
          <tr>
            <td />
            {columns.map((role) => (
              <th key={role} scope="col">
                <span>{t(`role.${role}`, { ns: 'ui' })}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, label, roles }) => (
            <tr key={key}>
              <th scope="row">{label}</th>
              {columns.map((role) => (
                <td key={role}>
                  {roles.includes(role) ? <IconCheck role="img" aria-label={t('roles.yes')} /> : <span aria-hidden>·</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
