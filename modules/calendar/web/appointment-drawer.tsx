import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Drawer, ProblemAlert, SavedStatus, useDraft, useFormat, useSession, useTimeZone, useVersionedSave } from '#ui';
import type { AppointmentView } from '../model.ts';
import { AppointmentFields } from './appointment-fields.tsx';
import { type AppointmentForm, changesOf, emptyAppointment, formOf, gapsOf, toNewAppointment } from './appointment-form.ts';
import styles from './calendar.module.css';
import { useSaveAppointment } from './queries.ts';

type DrawerProps = { caseId: string; onClose: () => void };

/** A new appointment of a case: what, when, where, how to get there, who takes part. */
export function NewAppointmentDrawer({ caseId, onClose }: DrawerProps) {
  const { t } = useTranslation('calendar');
  const timeZone = useTimeZone();
  const format = useFormat();
  const { user } = useSession();
  const { make } = useSaveAppointment();
  const draft = useDraft<AppointmentForm>(`appointment:${caseId}`, emptyAppointment(format.today, user.id));
  const [state, setState] = useState<{ tried: boolean; busy: boolean; error?: unknown }>({ tried: false, busy: false });

  async function save(): Promise<void> {
    if (state.busy) return;
    if (gapsOf(draft.value).length > 0) return setState({ tried: true, busy: false });
    setState({ tried: true, busy: true });
    try {
      await make(toNewAppointment(draft.value, caseId, timeZone));
      draft.discard();
      onClose();
    } catch (error) {
      setState({ tried: true, busy: false, error });
    }
  }

  return (
    <AppointmentSheet title={t('make')} busy={state.busy} onSave={() => void save()} onClose={onClose}>
      <AppointmentFields caseId={caseId} form={draft.value} onChange={draft.setValue} gaps={state.tried ? gapsOf(draft.value) : []} />
      <SavedStatus />
      {state.error !== undefined && <ProblemAlert error={state.error} />}
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
    const changes = changesOf(appointment, form, timeZone);
    if (Object.keys(changes).length === 0) onClose();
    else void save(changes, appointment.version);
  }

  return (
    <AppointmentSheet title={t('change')} busy={busy} onSave={submit} onClose={onClose}>
      <AppointmentFields caseId={appointment.caseId} form={form} onChange={setForm} gaps={tried ? gapsOf(form) : []} />
      {error !== undefined && <ProblemAlert error={error} />}
      {dialog}
    </AppointmentSheet>
  );
}

type SheetProps = { title: string; busy: boolean; onSave: () => void; onClose: () => void; children: React.ReactNode };

function AppointmentSheet({ title, busy, onSave, onClose, children }: SheetProps) {
  const { t } = useTranslation('calendar');
  return (
    <Drawer
      opened
      onClose={onClose}
      title={title}
      footer={
        <Button variant="primary" wide busy={busy} shortcut="Ctrl ↵" onClick={onSave}>
          {t('save')}
        </Button>
      }
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          onSave();
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          onSave();
        }}
      >
        {children}
      </form>
    </Drawer>
  );
}
