import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '#client';
import { Avatar, ProblemAlert, SectionHeader } from '#ui';
import styles from './identity.module.css';

/** The people of a demo network, each one tap away; nothing at all in a place where people work. */
export function DemoSignIns({ onChoose }: { onChoose: (given: { email: string; password: string }) => Promise<void> }) {
  const { t } = useTranslation('identity');
  const [error, setError] = useState<unknown>();
  const { data } = api.useQuery('get', '/api/demo-sign-ins');
  if (!data || data.items.length === 0) return null;
  return (
    <section className={styles.demo}>
      <SectionHeader level={2} title={t('demo.title')} />
      <p className={styles.lead}>{t('demo.lead')}</p>
      {error !== undefined && <ProblemAlert error={error} />}
      <ul>
        {data.items.map(({ email, password, title, givenName, familyName, role, organizationName }) => {
          const name = [title, givenName, familyName].filter(Boolean).join(' ');
          return (
            <li key={email}>
              <button type="button" onClick={() => void onChoose({ email, password }).catch(setError)}>
                <Avatar name={`${givenName} ${familyName}`} />
                <span>
                  <b>{name}</b>
                  <small>{t('demo.works', { role: t(`role.${role}`, { ns: 'ui' }), organization: organizationName })}</small>
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
