import { cx } from '../cx.ts';
import { Tooltip } from '../floating/tooltip.tsx';
import { type Deadline, readClock } from '../format/deadline.ts';
import { isCalendarDay } from '../format/reader.ts';

import { useFormat } from '../format/use-format.ts';
import styles from './chip.module.css';
import { useClockWords } from './use-clock-words.ts';

export type ClockChipProps = Deadline & {
  /** Duty rows name the day ("calendar"); running clocks say what is left ("countdown"). */
  show?: 'calendar' | 'countdown' | undefined;
  /** The rule the deadline comes from, as a sentence with its source. */
  rule?: string | undefined;
};

const circumference = 44;

/** A ring that fills with the time used, and the same in words. The tooltip has the exact instant and the rule. */
export function ClockChip({ show = 'calendar', rule, ...deadline }: ClockChipProps) {
  const format = useFormat();
  const inWords = useClockWords();
  const reading = readClock(deadline, show, format.reader);
  const exact = isCalendarDay(deadline.due) ? format.longDay(deadline.due) : format.instant(deadline.due);
  return (
    <Tooltip text={rule ? `${exact}. ${rule}` : exact}>
      {({ style, ...target }) => (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the exact instant and the rule are only in the tooltip, so the keyboard must reach it
        <span {...target} className={cx(styles.clock, styles[reading.tone])} style={style} tabIndex={0}>
          <svg className={styles.ring} viewBox="0 0 20 20" aria-hidden>
            <circle cx="10" cy="10" r="7" />
            <circle cx="10" cy="10" r="7" strokeDasharray={`${(reading.used * circumference).toFixed(1)} ${circumference}`} />
          </svg>
          {inWords(reading.words)}
        </span>
      )}
    </Tooltip>
  );
}
