import { Textarea } from '@mantine/core';
import { type FormEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../actions/button.tsx';
import { useFirstFocus } from '../floating/use-first-focus.ts';
import { Avatar } from '../people/avatar.tsx';
import styles from './duty-row.module.css';

export type Receiver = {
  id: string;
  name: string;
  /** How much they carry, in words: "31.5 of 36 h". */
  load?: string | undefined;
};
export type HandOverAnswer = { to: string; note: string };

/** To whom, seeing how much they already carry, and what they should know. */
export function HandOverForm({
  receivers,
  onAnswer,
}: {
  receivers: readonly Receiver[];
  onAnswer: (answer: HandOverAnswer) => Promise<void>;
}) {
  const { t } = useTranslation('ui');
  const name = useId();
  const form = useRef<HTMLFormElement>(null);
  useFirstFocus(form);
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
    <form ref={form} className={styles.popover} onSubmit={submit}>
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
