import { useTranslation } from 'react-i18next';
import { formatAddress, formatPhoneNumber, type PostalAddress } from '#kernel';
import { FactList, SectionHeader, useLanguage, useSession } from '#ui';
import styles from './organizations.module.css';
import type { Organization } from './queries.ts';

/** How to reach the organisation as a whole. */
export function AboutSection({ organization: { phone, email, website, address } }: { organization: Organization }) {
  const { t } = useTranslation('organizations');
  const language = useLanguage();
  const { network } = useSession();
  const reachable = phone || email || website || address;
  const site = website && (
    <a href={website} target="_blank" rel="noreferrer">
      {website}
    </a>
  );
  return (
    <section>
      <SectionHeader level={2} title={t('page.reach')} />
      {!reachable && <p className={styles.quiet}>{t('page.noReach')}</p>}
      <FactList
        facts={[
          [t('field.phone'), phone && <a href={`tel:${phone}`}>{formatPhoneNumber(phone, network.country)}</a>],
          [t('field.email'), email && <a href={`mailto:${email}`}>{email}</a>],
          [t('field.website'), site],
          [t('field.address'), address && formatAddress(address as PostalAddress, language, network.country).join(', ')],
        ]}
      />
    </section>
  );
}
