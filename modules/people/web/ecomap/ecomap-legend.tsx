import { useTranslation } from 'react-i18next';
import { cx } from '#ui';
import { EnergyFlow, RelationStrength } from '../../model-relations.ts';
import styles from './ecomap.module.css';
import { arrowHead, zigzag } from './layout.ts';

const [left, right] = [
  { x: 9, y: 8 },
  { x: 43, y: 8 },
];

/** What the lines and arrows mean. */
export function EcomapLegend() {
  const { t } = useTranslation('people');
  return (
    <ul className={styles.legend} aria-label={t('ecomap.legend')}>
      {RelationStrength.options.map((strength) => (
        <li key={strength}>
          <svg className={cx(styles.bond, styles[strength])} viewBox="0 0 52 16" width="52" height="16" aria-hidden>
            <path d={strength === 'stressful' ? zigzag(left, right) : 'M9 8L43 8'} />
          </svg>
          {t(`ecomap.strength.${strength}`)}
        </li>
      ))}
      {EnergyFlow.options.map((energy) => (
        <li key={energy}>
          <svg className={cx(styles.bond, styles.moderate)} viewBox="0 0 52 16" width="52" height="16" aria-hidden>
            <circle cx="4" cy="8" r="4" className={styles.self} />
            <path d="M20 8L42 8" />
            {energy !== 'takes' && <polygon points={arrowHead({ x: 42, y: 8 }, { x: 20, y: 8 })} />}
            {energy !== 'gives' && <polygon points={arrowHead({ x: 20, y: 8 }, { x: 42, y: 8 })} />}
          </svg>
          {t(`ecomap.energy.${energy}`)}
        </li>
      ))}
    </ul>
  );
}
