import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '#client';
import { Segmented, useTimeZone } from '#ui';
import type { AppointmentReason, AppointmentView } from '../model.ts';
import type { Collision } from '../model-series.ts';
import type { AppointmentForm } from './appointment-form.ts';
import styles from './calendar.module.css';
import { ReasonMenu } from './outcome-actions.tsx';
import { type Scope, seriesChangeOf } from './series-form.ts';
import { useSaveSeries, useSeries } from './series-queries.ts';

type ScopeFieldProps = {
  scope: Scope;
  onChange: (scope: Scope) => void;
  onCancel: (scope: Exclude<Scope, 'this'>, reason: AppointmentReason) => void;
};

/** Which dates of the series are meant: only this one, this and all after it, or everything still ahead. */
export function ScopeField({ scope, onChange, onCancel }: ScopeFieldProps) {
  const { t } = useTranslation('calendar');
  return (
    <div className={styles.scope}>
      <Segmented
        label={t('scope.label')}
        options={(['this', 'following', 'all'] as const).map((value) => ({ value, label: t(`scope.${value}`) }))}
        value={scope}
        onChange={onChange}
      />
      {scope !== 'this' && <ReasonMenu label={t(`scope.cancel.${scope}`)} onChoose={(reason) => onCancel(scope, reason)} />}
    </div>
  );
}

/** Saving a change for more than this one date; without a series there is nothing to choose. */
export function useChangeSeries(appointment: AppointmentView, onSaved: () => void) {
  const timeZone = useTimeZone();
  const all = useSeries(appointment.caseId);
  const { change, cancel } = useSaveSeries();
  const [state, setState] = useState<{ busy: boolean; error?: unknown }>({ busy: false });
  const [leaveOut, setLeaveOut] = useState<number[]>([]);
  const series = all.data?.find((item) => item.id === appointment.seriesId);
  const run = async (work: Promise<void>) => {
    setState({ busy: true });
    await work.then(onSaved, (error: unknown) => setState({ busy: false, error }));
  };
  return {
    ...state,
    series,
    leaveOut,
    setLeaveOut,
    /** What stood in the way when the change was tried. */
    collisions: collisionsOf(state.error),
    save: async (form: AppointmentForm, scope: Exclude<Scope, 'this'>) => {
      if (series) await run(change(series, seriesChangeOf(series, appointment, form, scope, timeZone, leaveOut)));
    },
    cancel: (scope: Exclude<Scope, 'this'>, reason: AppointmentReason) => {
      if (series) void run(cancel(series, scope === 'all' ? null : appointment.id, reason));
    },
  };
}

type Tried = { position: number; collision: Collision | null }[];

function collisionsOf(error: unknown): Tried {
  const told = error instanceof Problem && error.code === 'series.collides' ? error.facts.collisions : undefined;
  return Array.isArray(told) ? (told as Tried) : [];
}
