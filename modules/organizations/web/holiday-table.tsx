import { useTranslation } from 'react-i18next';
import { formatDate, type HolidaySet, holidaysOf } from '#kernel';
import { Chip, useCitation, useLanguage } from '#ui';
import styles from './organizations.module.css';

/** The days kept in a year, by weekday and day, each with the law it comes from and whether somebody has checked it there. */
export function HolidayTable({ set, year }: { set: HolidaySet; year: number }) {
  const { t } = useTranslation('organizations');
  const language = useLanguage();
  const citation = useCitation();
  const days = [...holidaysOf(set, year)];
  if (days.length === 0) return <p className={styles.quiet}>{t('holidays.none')}</p>;
  return (
    <table className={styles.days} aria-label={t('holidays.ofYear', { year })}>
      <thead>
        <tr>
          <th scope="col">{t('holidays.day')}</th>
          <th scope="col">{t('field.name')}</th>
          <th scope="col">{t('holidays.source')}</th>
        </tr>
      </thead>
      <tbody>
        {days.map(([date, rule]) => (
          <tr key={date}>
            <td>{formatDate(date, language, { today: date })}</td>
            <th scope="row">{rule.name[language]}</th>
            <td>
              {citation(rule.citation)} {rule.status === 'to_verify' && <Chip tone="today">{t('holidays.toVerify')}</Chip>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
