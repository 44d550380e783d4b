import { Popover, Textarea } from '@mantine/core';
import { IconUserShare } from '@tabler/icons-react';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../actions/button.tsx';
import { LoadingLine } from '../feedback/loading.tsx';
import { Avatar } from '../people/avatar.tsx';
import styles from './duty-row.module.css';

export type Receiver = {
  id: string;
  name: string;
  /** How much they carry, in words: "31.5 of 36 h". */
  load?: string | undefined;
};
export type HandOverAnswer = { to: string; note: string };
export type HandOverProps = {
  /** Who may take it; undefined while they are fetched. */
  receivers: readonly Receiver[] | undefined;
  /** Called when the list is about to be shown, so that it is fetched only then. */
  onOpen?: (() => void) | undefined;
  onHandOver: (answer: HandOverAnswer) => Promise<void> | void;
};

/** Gives a duty to somebody else, seeing how much they already carry. */
export function HandOverButton({ receivers, onOpen, onHandOver }: HandOverProps) {
  const { t } = useTranslation('ui');
  const [opened, setOpened] = useState(false);
  const toggle = () => {
    if (!opened) onOpen?.();
    setOpened(!opened);
  };
  return (
    <Popover opened={opened} onChange={setOpened} width={320} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <IconButton label={t('duty.handOver')} data-row-hand-over onClick={toggle}>
          <IconUserShare aria-hidden />
        </IconButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('duty.handOver')}>
        {receivers ? (
          <HandOverForm
            receivers={receivers}
            onAnswer={async (answer) => {
              await onHandOver(answer);
              setOpened(false);
            }}
          />
        ) : (
          <LoadingLine />
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

function HandOverForm({ receivers, onAnswer }: { receivers: readonly Receiver[]; onAnswer: (answer: HandOverAnswer) => Promise<void> }) {
  const { t } = useTranslation('ui');
  const name = useId();
  const [to, setTo] = useState<string>();
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!to) return;
    setBusy(true);
    await onAnswer({ to, note: note.trim() }).finally(() => setBusy(false));
  };
  if (receivers.length === 0) return <p>{t('duty.nobodyToTakeIt')}</p>;
  return (
    <form className={styles.popover} onSubmit={submit}>
      <fieldset>
        <legend className={styles.legend}>{t('duty.handOverTo')}</legend>
        {receivers.map((receiver) => (
          <label key={receiver.id} className={styles.receiver}>
            <input type="radio" name={name} value={receiver.id} checked={to === receiver.id} onChange={() => setTo(receiver.id)} />
            <Avatar name={receiver.name} size="small" />
            {receiver.name}
            {receiver.load && <span className={styles.load}>{receiver.load}</span>}
          </label>
        ))}
      </fieldset>
      <Textarea label={t('duty.handOverNote')} autosize minRows={2} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
      <Button type="submit" variant="primary" wide busy={busy} disabled={!to}>
        {t('duty.handOver')}
      </Button>
    </form>
  );
}
