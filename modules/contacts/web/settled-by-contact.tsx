import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#ui';
import type { ContactForm } from './contact-form.ts';
import styles from './contacts.module.css';
import { useSettledByContact } from './queries.ts';

/** What saving will settle, said before it is saved; an attempt settles nothing, and that is said too. */
export function SettledByContact({ caseId, form }: { caseId: string | undefined; form: ContactForm }) {
  const { t } = useTranslation('contacts');
  const format = useFormat();
  const duties = useSettledByContact(caseId);
  if (duties.length === 0 || form.outcome === null) return null;
  if (form.outcome !== 'reached' || form.party !== 'client') return <p className={styles.quiet}>{t('settlesNothing')}</p>;
  return (
    <section aria-label={t('alsoSettles')}>
      <h3>{t('alsoSettles')}</h3>
      <ul>
        {duties.map((duty) => (
          <li key={duty.id} className={styles.settled}>
            <IconCheck size={16} aria-hidden />
            {t('settledRhythm', { day: format.day(duty.dueOn ?? format.dayAt(duty.dueAt)) })}
          </li>
        ))}
      </ul>
    </section>
  );
}
