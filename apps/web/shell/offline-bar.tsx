import { useNetwork } from '@mantine/hooks';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import styles from './shell.module.css';

/** Says that there is no connection, and that nothing is lost by it. */
export function OfflineBar() {
  const { t } = useTranslation();
  const { online } = useNetwork();
  return (
    <div role="status">
      {!online && (
        <p className={styles.offline}>
          <IconAlertTriangle aria-hidden />
          {t('shell.offline')}
        </p>
      )}
    </div>
  );
}
