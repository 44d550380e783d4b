import { Textarea } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, type CalendarDate, weekday } from '#kernel';
import { Button } from '../actions/button.tsx';
import { ProblemAlert } from '../feedback/problem-alert.tsx';
import { useFirstFocus } from '../floating/use-first-focus.ts';
import { useFormat } from '../format/use-format.ts';
import { DateField } from '../forms/date-field.tsx';
import { Segmented } from '../forms/segmented.tsx';
import styles from './duty-row.module.css';

/** `never` when it turns out not to be needed. */
export type PostponeAnswer = { until: CalendarDate | 'never'; reason: string };

/** Until when, or that it is not needed, and why; without a reason a duty does not move. */
export function PostponeForm({ onAnswer }: { onAnswer: (answer: PostponeAnswer) => Promise<void> }) {
  const { t } = useTranslation('ui');
  const format = useFormat();
  const form = useRef<HTMLFormElement>(null);
  useFirstFocus(form);
  const choices = [addDays(format.today, 1), addDays(format.today, 3), nextMonday(format.today)];
  const [until, setUntil] = useState<PostponeAnswer['until'] | undefined>(choices[0]);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const [state, setState] = useState<{ busy: boolean; error?: unknown }>({ busy: false });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!until || reason.trim() === '') return;
    setState({ busy: true });
    await onAnswer({ until, reason: reason.trim() }).then(
      () => setState({ busy: false }),
      (error: unknown) => setState({ busy: false, error }),
    );
  };
  return (
    <form ref={form} className={styles.popover} onSubmit={submit} noValidate>
      <Segmented
        label={t('duty.postponeUntil')}
        columns={2}
        value={until ?? null}
        onChange={setUntil}
        options={[
          ...uniqueDays(choices).map((day): Choice => ({ value: day, label: format.day(day) })),
          { value: 'never', label: t('duty.notNeeded') },
        ]}
      />
      {until !== 'never' && <DateField label={t('duty.otherDay')} value={until ?? null} onChange={(day) => setUntil(day ?? undefined)} />}
      <Textarea
        label={t('duty.postponeWhy')}
        autosize
        minRows={2}
        value={reason}
        error={asked && reason.trim() === '' ? t('duty.reasonMissing') : undefined}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {state.error !== undefined && <ProblemAlert error={state.error} />}
      <Button type="submit" variant="primary" wide busy={state.busy}>
        {t(until === 'never' ? 'duty.dismiss' : 'duty.postpone')}
      </Button>
    </form>
  );
}

type Choice = { value: PostponeAnswer['until']; label: string };

const nextMonday = (today: CalendarDate): CalendarDate => addDays(today, 8 - weekday(today));

const uniqueDays = (days: CalendarDate[]): CalendarDate[] => [...new Set(days)].sort();
