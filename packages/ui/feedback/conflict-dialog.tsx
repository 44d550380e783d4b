import { Modal } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { Fragment, type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../actions/button.tsx';
import { useFormat } from '../format/use-format.ts';
import { type FieldConflict, mixOf, proposedChoice, type Side } from './conflict.ts';
import styles from './conflict-dialog.module.css';

export type ConflictDialogProps = {
  /** What it is about, in the middle of a sentence: "this goal". */
  what: string;
  /** Who changed it, and when (an instant). */
  theirName: string;
  theirsAt: string;
  yoursAt: string;
  conflicts: readonly FieldConflict[];
  /** The label of a field, as it stands in the form. */
  labelOf: (field: string) => string;
  /** A value as the reader reads it: a date in words, the name behind an id. */
  showValue: (field: string, value: unknown) => ReactNode;
  onSave: (values: Record<string, unknown>) => Promise<void> | void;
  onClose: () => void;
};

/** Two people changed the same thing: for every field that differs, the reader chooses. The other version stays in the history. */
export function ConflictDialog({ what, theirName, conflicts, onSave, onClose, ...rest }: ConflictDialogProps) {
  const { t } = useTranslation('ui');
  const [choice, setChoice] = useState(() => proposedChoice(conflicts));
  const [busy, setBusy] = useState(false);
  const save = (values: Record<string, unknown>) => {
    setBusy(true);
    return Promise.resolve(onSave(values)).finally(() => setBusy(false));
  };
  const mine = Object.fromEntries(conflicts.map(({ field }) => [field, 'yours' as const]));
  return (
    <Modal
      opened
      onClose={onClose}
      size={660}
      title={t('conflict.title', { name: theirName, what })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <p className={styles.lead}>{t('conflict.lead', { count: conflicts.length })}</p>
      <ConflictTable
        conflicts={conflicts}
        choice={choice}
        onChoose={(field, side) => setChoice({ ...choice, [field]: side })}
        theirName={theirName}
        {...rest}
      />
      <div className={styles.actions}>
        <Button variant="primary" busy={busy} onClick={() => save(mixOf(conflicts, choice))}>
          {t('conflict.saveMix')}
        </Button>
        <Button busy={busy} onClick={() => save(mixOf(conflicts, mine))}>
          {t('conflict.keepMine')}
        </Button>
        <Button variant="quiet" onClick={onClose}>
          {t('conflict.backToForm')}
        </Button>
      </div>
    </Modal>
  );
}

type TableProps = Pick<ConflictDialogProps, 'theirName' | 'theirsAt' | 'yoursAt' | 'conflicts' | 'labelOf' | 'showValue'> & {
  choice: Readonly<Record<string, Side>>;
  onChoose: (field: string, side: Side) => void;
};

/** The fields that differ, side by side; each row is a choice. */
export function ConflictTable({ theirName, theirsAt, yoursAt, conflicts, labelOf, showValue, choice, onChoose }: TableProps) {
  const { t } = useTranslation('ui');
  const format = useFormat();
  const id = useId();
  return (
    <div className={styles.table}>
      <span className={styles.head}>{t('conflict.field')}</span>
      <span className={styles.head}>{t('conflict.yours', { time: format.time(yoursAt) })}</span>
      <span className={styles.head}>{t('conflict.theirs', { name: theirName, time: format.time(theirsAt) })}</span>
      {conflicts.map((conflict) => (
        <Fragment key={conflict.field}>
          <span className={styles.label} id={`${id}-${conflict.field}`}>
            {labelOf(conflict.field)}
          </span>
          {(['yours', 'theirs'] as const).map((side) => (
            <label key={side} className={styles.value}>
              <input
                type="radio"
                name={`${id}-${conflict.field}`}
                aria-describedby={`${id}-${conflict.field}`}
                checked={choice[conflict.field] === side}
                onChange={() => onChoose(conflict.field, side)}
              />
              <IconCheck aria-hidden />
              {showValue(conflict.field, conflict[side])}
            </label>
          ))}
        </Fragment>
      ))}
    </div>
  );
}
