import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../actions/button.tsx';
import { Because } from '../chips/because.tsx';
import { ClockChip, type ClockChipProps } from '../chips/clock-chip.tsx';
import { cx } from '../cx.ts';
import { readClock } from '../format/deadline.ts';
import { useReader } from '../format/use-format.ts';
import styles from './duty-row.module.css';
import { HandOverButton, type HandOverProps } from './hand-over-button.tsx';
import { PostponeButton } from './postpone-button.tsx';
import type { PostponeAnswer } from './postpone-form.tsx';
import { RowIcon } from './row-icon.tsx';

export type DutyRowProps = {
  icon: ReactNode;
  /** The name of the person, best as a link to the case. */
  who: ReactNode;
  /** What is to do: "weekly check-in". */
  title: ReactNode;
  /** Why, the rest of the sentence after "because". */
  reason: string;
  /** Whose it is ("with Ada Lovelace"), where it is not the reader's. */
  holder?: string | undefined;
  deadline: ClockChipProps;
  /** The button that does the work, one verb: Call, Sign, Renew. */
  verb: { label: string; icon?: ReactNode; onPress: () => void; busy?: boolean };
  onPostpone?: ((answer: PostponeAnswer) => Promise<void> | void) | undefined;
  handOver?: HandOverProps | undefined;
  /** One size up, at most once on a screen and outside any list: "Do first". */
  first?: boolean | undefined;
};

/** The rows of a list of duties. J and K move between them. */
export function DutyList({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul className={styles.list} aria-label={label} data-rows>
      {children}
    </ul>
  );
}

/**
 * Something somebody owes: who, what, because, until when, and the verb that does it. D presses the verb of the row in
 * focus, P postpones it, H hands it over.
 */
export function DutyRow({ icon, who, title, reason, holder, deadline, verb, onPostpone, handOver, first = false }: DutyRowProps) {
  const { t } = useTranslation('ui');
  const { tone } = readClock(deadline, deadline.show ?? 'calendar', useReader());
  const Row = first ? 'section' : 'li';
  return (
    <Row className={cx(styles.duty, styles[tone], first && styles.first)} data-row tabIndex={-1}>
      <RowIcon tone={tone} className={styles.icon}>
        {icon}
      </RowIcon>
      <div className={styles.words}>
        {first && <p className={styles.kicker}>{t('duty.first')}</p>}
        <p className={styles.title}>
          <span className={styles.who}>{who}</span> <span>{title}</span>
          {holder && <span className={styles.holder}>{holder}</span>}
        </p>
        <p>
          <Because reason={reason} />
        </p>
      </div>
      <div className={styles.due}>
        <ClockChip {...deadline} />
      </div>
      <div className={styles.actions}>
        <Button
          className={styles.verb}
          size={first ? 'medium' : 'small'}
          variant={first ? 'primary' : 'default'}
          icon={verb.icon}
          busy={verb.busy}
          data-row-verb
          onClick={verb.onPress}
        >
          {verb.label}
        </Button>
        {onPostpone && <PostponeButton onPostpone={onPostpone} />}
        {handOver && <HandOverButton {...handOver} />}
      </div>
    </Row>
  );
}
