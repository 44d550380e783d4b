import { useDebouncedValue } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  Button,
  Drawer,
  focusFirstGap,
  ProblemAlert,
  SavedStatus,
  SheetForm,
  useDraft,
  useFormat,
  useSession,
  useTimeZone,
  useVersionedSave,
} from '#ui';
import type { AppointmentView } from '../model.ts';
import { AppointmentFields } from './appointment-fields.tsx';
import { type AppointmentForm, atSlot, atTime, changesOf, emptyAppointment, formOf, gapsOf, toNewAppointment } from './appointment-form.ts';
import styles from './calendar.module.css';
import { CollisionAlert } from './collision-alert.tsx';
import { ExceptionsField } from './exceptions-field.tsx';
import { useSaveAppointment } from './queries.ts';
import { RepeatFields } from './repeat-fields.tsx';
import { ScopeField, useChangeSeries } from './scope-field.tsx';
import { once, type RepeatForm, repeatGapsOf, rhythmOf, type Scope, toNewSeries } from './series-form.ts';
import { SeriesPreview } from './series-preview.tsx';
import { useSaveSeries, useSeriesPreview } from './series-queries.ts';

type NewAppointmentForm = AppointmentForm & { readonly repeat: RepeatForm };
type DrawerProps = { caseId: string; who?: string | undefined; onClose: () => void };

/** A new appointment of a case: what, when, where, how to get there, who takes part. */
export function NewAppointmentDrawer({ caseId, who, onClose }: DrawerProps) {
  const { t } = useTranslation('calendar');
  const timeZone = useTimeZone();
  const format = useFormat();
  const { user } = useSession();
  const { make } = useSaveAppointment();
  const series = useSaveSeries();
  const empty = { ...emptyAppointment(format.today, user.id), repeat: once };
  const draft = useDraft<NewAppointmentForm>(`appointment:${caseId}`, empty);
  const { repeat, ...form } = { ...empty, ...draft.value };
  const rhythm = rhythmOf(form, repeat);
  const [asked] = useDebouncedValue(rhythm, 300);
  const preview = useSeriesPreview(
    caseId,
    asked,
    form.workers.map(({ userId }) => userId),
  );
  const [state, setState] = useState<{ tried: boolean; busy: boolean; error?: unknown }>({ tried: false, busy: false });

  const gaps = gapsOf(form);
  const repeatGaps = repeatGapsOf(repeat, form.on);
  const change = (changed: Partial<NewAppointmentForm>) => {
    draft.setValue({ ...form, repeat, ...changed });
    // What was in the way may not be any more.
    setState((was) => ({ ...was, error: undefined }));
  };
  const taken = preview.data?.dates.filter((date) => date.collision !== null).map((date) => date.position) ?? [];

  async function save(): Promise<void> {
    if (state.busy) return;
    if (gaps.length + repeatGaps.length > 0) return setState({ tried: true, busy: false });
    setState({ tried: true, busy: true });
    try {
      if (rhythm) await series.make(toNewSeries(form, rhythm, caseId, repeat.leavesOut ? taken : []));
      else await make(toNewAppointment(form, caseId, timeZone));
      draft.discard();
      onClose();
    } catch (error) {
      setState({ tried: true, busy: false, error });
    }
  }

  return (
    <AppointmentSheet title={t('make')} who={who} busy={state.busy} onSave={() => void save()} onClose={onClose}>
      <AppointmentFields
        caseId={caseId}
        form={form}
        onChange={change}
        gaps={state.tried ? gaps : []}
        afterTime={
          <>
            <RepeatFields
              on={form.on}
              repeat={repeat}
              gaps={state.tried ? repeatGaps : []}
              onChange={(changed) => change({ repeat: changed })}
            />
            {rhythm && (
              <SeriesPreview
                rhythm={rhythm}
                preview={preview.data}
                error={preview.error}
                leavesOut={repeat.leavesOut}
                onLeaveOut={(leavesOut) => change({ repeat: { ...repeat, leavesOut } })}
                onTake={(time) => change(atTime(form, time))}
              />
            )}
          </>
        }
      />
      <SavedStatus />
      {state.error !== undefined && <CollisionAlert error={state.error} onTake={(slot) => change(atSlot(form, slot, timeZone))} />}
    </AppointmentSheet>
  );
}

/** Moves or changes an appointment; somebody else's change meanwhile is shown field by field. */
export function ChangeAppointmentDrawer({ appointment: now, onClose }: { appointment: AppointmentView; onClose: () => void }) {
  // As it was when the sheet opened: what changes behind it was not seen.
  const [appointment] = useState(now);
  const { t } = useTranslation('calendar');
  const timeZone = useTimeZone();
  const format = useFormat();
  const queries = useQueryClient();
  const { change } = useSaveAppointment();
  const [form, setForm] = useState<AppointmentForm>(() => formOf(appointment, timeZone));
  const [tried, setTried] = useState(false);
  const [scope, setScope] = useState<Scope>('this');
  const ofSeries = useChangeSeries(appointment, onClose);
  const { save, busy, error, dialog } = useVersionedSave({
    what: t('thisAppointment'),
    send: (changes, version) => change(appointment.id, version, changes),
    labelOf: (field) => t(`field.${field}` as 'field.title'),
    showValue: (field, value) => (field === 'startsAt' || field === 'endsAt' ? format.instant(String(value)) : String(value ?? '–')),
    onSaved: () => {
      void queries.invalidateQueries();
      onClose();
    },
  });

  function submit(): void {
    setTried(true);
    if (gapsOf(form).length > 0) return;
    if (scope !== 'this' && ofSeries.series) return void ofSeries.save(form, scope);
    const changes = changesOf(appointment, form, timeZone);
    if (Object.keys(changes).length === 0) onClose();
    else void save(changes, appointment.version);
  }

  return (
    <AppointmentSheet title={t('change')} busy={busy || ofSeries.busy} onSave={submit} onClose={onClose}>
      <AppointmentFields
        caseId={appointment.caseId}
        form={form}
        onChange={setForm}
        gaps={tried ? gapsOf(form) : []}
        afterTime={
          ofSeries.series && (
            <>
              <ScopeField scope={scope} onChange={setScope} onCancel={ofSeries.cancel} />
              {scope !== 'this' && (
                <ExceptionsField
                  series={ofSeries.series}
                  appointment={appointment}
                  scope={scope}
                  leaveOut={ofSeries.leaveOut}
                  collisions={ofSeries.collisions}
                  onChange={ofSeries.setLeaveOut}
                />
              )}
            </>
          )
        }
      />
      {error !== undefined && <CollisionAlert error={error} onTake={(slot) => setForm(atSlot(form, slot, timeZone))} />}
      {ofSeries.error !== undefined && <ProblemAlert error={ofSeries.error} />}
      {dialog}
    </AppointmentSheet>
  );
}

type SheetProps = {
  title: string;
  who?: string | undefined;
  busy: boolean;
  onSave: () => void;
  onClose: () => void;
  children: React.ReactNode;
};

function AppointmentSheet({ title, who, busy, onSave, onClose, children }: SheetProps) {
  const { t } = useTranslation('calendar');
  const fields = useRef<HTMLFormElement>(null);
  const saveOrShow = () => {
    onSave();
    focusFirstGap(fields.current);
  };
  return (
    <Drawer
      opened
      onClose={onClose}
      title={title}
      footer={
        <Button variant="primary" wide busy={busy} shortcut="mod+enter" onClick={saveOrShow}>
          {t('save')}
        </Button>
      }
    >
      <SheetForm ref={fields} className={styles.form} onSubmit={saveOrShow}>
        {who && <p className={styles.whose}>{who}</p>}
        {children}
      </SheetForm>
    </Drawer>
  );
}
