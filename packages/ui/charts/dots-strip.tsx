import { useTranslation } from 'react-i18next';
import styles from './sparkline.module.css';

export type DotState = 'attended' | 'missed' | 'planned';

/** One series of visits: attended filled, missed a cross, planned a ring. */
export function DotsStrip({ dots }: { dots: readonly DotState[] }) {
  const { t } = useTranslation('ui');
  const countOf = (state: DotState) => dots.filter((dot) => dot === state).length;
  const label = t('dots.sentence', { attended: countOf('attended'), missed: countOf('missed'), planned: countOf('planned') });
  return (
    <span className={styles.dots} role="img" aria-label={label} title={label}>
      {dots.map((state, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the dots are a sequence; a dot is its place in it
        <svg key={index} className={styles.dot} viewBox="0 0 7 7" aria-hidden>
          {state === 'missed' ? (
            <path className={styles.missed} d="M0.8 0.8 6.2 6.2M6.2 0.8 0.8 6.2" />
          ) : (
            <circle className={styles[state]} cx="3.5" cy="3.5" r={state === 'planned' ? 2.9 : 3.5} />
          )}
        </svg>
      ))}
    </span>
  );
}
