import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '#client';
import { CaseState, openStates } from '#modules/cases/index.ts';
import { useFormat, useWords } from '#ui';
import styles from './today.module.css';

const looks: Readonly<Record<string, string | undefined>> = {
  active: styles.active,
  planning: styles.planning,
  assessment: styles.assessment,
  closing: styles.closing,
  on_hold: styles.resting,
};

/** What I carry: cases by where they stand, and how much room a limit leaves. Every part opens its rows. */
export function CaseloadMeter() {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useWords();
  const { data } = api.useQuery('get', '/api/caseload');
  if (!data || data.cases === 0) return null;
  const { cases, weighted, soft } = data;
  const parts = openStates.flatMap((state) => {
    const count = data.byState.find((part) => part.state === state)?.count ?? 0;
    return count > 0 ? [{ state: CaseState.parse(state), count }] : [];
  });
  // A limit counts cases by how demanding they are, so the room left of it does too.
  const room = soft === null ? 0 : Math.max(0, soft - weighted) * (cases / Math.max(weighted, 0.1));
  return (
    <section className={styles.load} aria-label={t('today.caseload')}>
      <div className={styles['load-head']}>
        <h3>{t('today.caseload')}</h3>
        <b>{t('today.cases', { count: cases })}</b>
      </div>
      <div className={styles.meter} aria-hidden>
        {parts.map(({ state, count }) => (
          <i key={state} className={looks[state]} style={{ flex: count }} />
        ))}
        {room > 0 && <i className={styles.room} style={{ flex: room }} />}
      </div>
      <ul className={styles.legend}>
        {parts.map(({ state, count }) => (
          <li key={state}>
            <i className={looks[state]} aria-hidden />
            <Link to={`/cases?state=${state}` as '/'}>
              {words.first('cases', `state.${state}`)} {count}
            </Link>
          </li>
        ))}
      </ul>
      <p className={styles.quiet}>
        {soft === null
          ? t('today.weighted', { weighted: format.number(weighted) })
          : t('today.weightedOf', { weighted: format.number(weighted), limit: format.number(soft) })}
      </p>
    </section>
  );
}
