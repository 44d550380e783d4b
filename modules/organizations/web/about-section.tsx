import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatAddress, formatPhoneNumber, type PostalAddress } from '#kernel';
import { SectionHeader, useLanguage, useSession } from '#ui';
import styles from './organizations.module.css';
import type { Organization } from './queries.ts';

/** How to reach the organisation as a whole. */
export function AboutSection({ organization: { phone, email, website, address } }: { organization: Organization }) {
  const { t } = useTranslation('organizations');
  const language = useLanguage();
  const { network } = useSession();
  const reachable = phone || email || website || address;
  return (
    <section>
      <SectionHeader level={2} title={t('page.reach')} />
      {!reachable && <p className={styles.quiet}>{t('page.noReach')}</p>}
      <dl className={styles.facts}>
        {phone && (
          <Fact name={t('field.phone')}>
            <a href={`tel:${phone}`}>{formatPhoneNumber(phone, network.country)}</a>
          </Fact>
        )}
        {email && (
          <Fact name={t('field.email')}>
            <a href={`mailto:${email}`}>{email}</a>
          </Fact>
        )}
        {website && (
          <Fact name={t('field.website')}>
            <a href={website} target="_blank" rel="noreferrer">
              {website}
            </a>
          </Fact>
        )}
        {address && <Fact name={t('field.address')}>{formatAddress(address as PostalAddress, language, network.country).join(', ')}</Fact>}
      </dl>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
