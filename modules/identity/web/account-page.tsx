import { useTranslation } from 'react-i18next';
import { PageHeader, PageLayout, useSession } from '#ui';
import styles from './identity.module.css';
import { PasswordSection } from './password-section.tsx';
import { ProfileForm } from './profile-form.tsx';
import { SecondFactorSection } from './second-factor-section.tsx';
import { SessionsList } from './sessions-list.tsx';

/** One's own account: how one is called and spoken to, how one signs in, and where one is signed in. */
export function AccountPage() {
  const { t } = useTranslation('identity');
  const { user, organization } = useSession();
  return (
    <PageLayout aside={<SessionsList />} asideLabel={t('sessions.title')}>
      <div className={styles.account}>
        <PageHeader title={t('account.title')} lead={[user.email, organization?.name].filter(Boolean).join(' · ')} />
        <ProfileForm key={user.version} />
        <PasswordSection />
        <SecondFactorSection />
      </div>
    </PageLayout>
  );
}
