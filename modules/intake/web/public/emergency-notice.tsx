import { IconPhoneCall } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { emergencyNumbersOf } from '../../emergency-numbers.ts';
import styles from './refer.module.css';

/** That nobody sits and waits for this form, and whom to call in danger. */
export function EmergencyNotice({ country }: { country: string | undefined }) {
  const { t } = useTranslation('intake');
  const numbers = emergencyNumbersOf(country);
  return (
    <aside className={styles.emergency} aria-label={t('refer.emergencyLabel')}>
      <p>
        <b>{t('refer.emergency')}</b> {numbers ? t('refer.emergencyCall') : t('refer.emergencyAnywhere')}
      </p>
      {numbers && (
        <p className={styles.calls}>
          <a href={`tel:${numbers.emergency}`}>
            <IconPhoneCall aria-hidden size={20} /> {numbers.emergency}
          </a>
          {numbers.crisis && (
            <a href={`tel:${numbers.crisis}`}>
              <IconPhoneCall aria-hidden size={20} /> {t('refer.emergencyCrisis', { number: numbers.crisis })}
            </a>
          )}
        </p>
      )}
    </aside>
  );
}
