import { useTranslation } from 'react-i18next';
import { cx } from '../cx.ts';
import styles from './stage-strip.module.css';

export type Stage = { key: string; label: string };

type StageStripProps = {
  label: string;
  stages: readonly Stage[];
  /** The key of the stage the case is in: the ones before are passed, the ones after ahead. */
  here: string;
  /** A word on how long: "day 36". */
  note?: string | undefined;
};

/** The fairway of a case: passed, here, ahead. Derived from facts, so nobody can click forward. */
export function StageStrip({ label, stages, here, note }: StageStripProps) {
  const { t } = useTranslation('ui');
  const at = stages.findIndex((stage) => stage.key === here);
  return (
    <ol className={styles.strip} aria-label={label}>
      {stages.map((stage, index) => {
        const isHere = index === at;
        const words = isHere && note ? `${stage.label} · ${note}` : stage.label;
        const position = index < at ? t('stage.passed') : isHere ? t('stage.here') : t('stage.ahead');
        return (
          <li
            key={stage.key}
            className={cx(styles.stage, isHere && styles.here, index > at && styles.ahead)}
            aria-current={isHere ? 'step' : undefined}
          >
            <i aria-hidden className={styles.buoy} />
            <span className={styles.words} title={position}>
              {words}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
