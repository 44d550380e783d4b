import { useTranslation } from 'react-i18next';
import { api } from '#client';
import { Chip, Drawer, ProblemAlert, SectionHeader, Skeleton } from '#ui';
import styles from './identity.module.css';
import { UserAccount } from './user-account.tsx';
import { nameOfUser, toneOfState, type UserRow } from './user-columns.tsx';
import { UserFields } from './user-fields.tsx';
import { UserRoles } from './user-roles.tsx';

type UserDrawerProps = { userId: string | undefined; known: UserRow | undefined; onClose: () => void };

/** One account: the person, their roles, and how they sign in. */
export function UserDrawer({ userId, known, onClose }: UserDrawerProps) {
  const { t } = useTranslation('identity');
  const { data, error } = api.useQuery(
    'get',
    '/api/users/{id}',
    { params: { path: { id: userId ?? '' } } },
    { enabled: userId !== undefined, ...(known && { placeholderData: known }) },
  );
  return (
    <Drawer
      opened={userId !== undefined}
      onClose={onClose}
      title={data ? nameOfUser(data) : t('users.one')}
      aside={data && <Chip tone={toneOfState[data.state]}>{t(`state.${data.state}`)}</Chip>}
    >
      {error && <ProblemAlert error={error} />}
      {!data && !error && <Skeleton rows={6} />}
      {data && (
        <div key={data.id} className={styles.parts}>
          {data.account && !data.account.mayChange && <p className={styles.lead}>{t('users.elsewhere')}</p>}
          <section className={styles.part}>
            <SectionHeader title={t('user.roles')} />
            <UserRoles user={data} />
          </section>
          {data.account?.mayChange && (
            <>
              <section className={styles.part}>
                <SectionHeader title={t('user.person')} />
                <UserFields key={data.version} user={data} />
              </section>
              <section className={styles.part}>
                <SectionHeader title={t('user.signIn')} />
                <UserAccount user={data} />
              </section>
            </>
          )}
        </div>
      )}
    </Drawer>
  );
}
