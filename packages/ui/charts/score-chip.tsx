import { IconArrowDown, IconArrowUp, IconEqual } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { cx } from '../cx.ts';
import { useFormat } from '../format/use-format.ts';
import styles from './sparkline.module.css';
import { Sparkline } from './sparkline.tsx';

export type Direction = 'higher' | 'lower';

type DeltaProps = {
  /** The difference to before; negative when the figure fell. */
  change: number;
  /** Which way is better: lower for PHQ-9, higher for a walking distance. */
  betterWhen: Direction;
  /** "m", "in 4 weeks": what follows the figure. */
  unit?: string | undefined;
};

/** A change with its direction: arrow, amount, and better or worse in words. */
export function Delta({ change, betterWhen, unit }: DeltaProps) {
  const { t } = useTranslation('ui');
  const format = useFormat();
  const verdict = change === 0 ? 'same' : change > 0 === (betterWhen === 'higher') ? 'better' : 'worse';
  const Arrow = change === 0 ? IconEqual : change > 0 ? IconArrowUp : IconArrowDown;
  const amount = `${format.number(Math.abs(change))}${unit ? ` ${unit}` : ''}`;
  return (
    <span className={cx(styles.delta, verdict === 'worse' && styles.worse, verdict === 'same' && styles.same)}>
      <Arrow aria-hidden />
      {verdict === 'same' ? t('score.same') : t(`score.${verdict}`, { amount })}
    </span>
  );
}

type ScoreChipProps = {
  instrument: string;
  /** The day of the last answer. */
  on: string;
  /** Oldest first; the last one is the score. */
  values: readonly number[];
  betterWhen: Direction;
};

/** A score as it stands and how it moved. */
export function ScoreChip({ instrument, on, values, betterWhen }: ScoreChipProps) {
  const format = useFormat();
  const [score, previous] = [values.at(-1) ?? 0, values.at(-2)];
  return (
    <span className={styles.score}>
      <span className={styles.instrument}>
        {instrument}
        <br />
        {format.day(on)}
      </span>
      <b className={styles.value}>{format.number(score)}</b>
      {values.length > 1 && <Sparkline values={values} />}
      {previous !== undefined && <Delta change={score - previous} betterWhen={betterWhen} />}
    </span>
  );
}
