import { useTranslation } from 'react-i18next';
import styles from './assessments.module.css';
import type { FileFault } from './faults-of-file.ts';

/** What is wrong with a file and what to do about it, each with its places in the file. */
export function FileFaults({ faults }: { faults: readonly FileFault[] }) {
  const { t } = useTranslation('assessments');
  return (
    <section aria-label={t('shelf.faults')} role="alert" className={styles.faults}>
      <h3>{t('shelf.faults')}</h3>
      <ul>
        {faults.map(({ code, facts, places }) => (
          <li key={`${code} ${places[0]}`}>
            {places.map((place) => (
              <code key={place}>{place}</code>
            ))}
            <p>{t(`fault.${code}` as 'fault.other', { defaultValue: t('fault.other'), ...facts })}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
