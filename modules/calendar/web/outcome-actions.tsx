import { Menu } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ProblemAlert, useNow } from '#ui';
import { AppointmentReason, type AppointmentView } from '../model.ts';
import { useSaveAppointment } from './queries.ts';

/** How it went, in one tap; missed and cancelled ask why. Before it begins it can be changed or cancelled. */
export function OutcomeActions({ appointment, onChange }: { appointment: AppointmentView; onChange: () => void }) {
  const { t } = useTranslation('calendar');
  const now = useNow();
  const { settle } = useSaveAppointment();
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const begun = appointment.startsAt <= now;
  const say = (outcome: Parameters<typeof settle>[1]) => {
    if (busy) return;
    setBusy(true);
    settle(appointment, outcome)
      .catch(setError)
      .finally(() => setBusy(false));
  };
  if (error !== undefined) return <ProblemAlert error={error} onRetry={() => setError(undefined)} />;
  if (appointment.status !== 'planned') {
    return (
      <Button variant="quiet" size="small" busy={busy} onClick={() => say({ status: 'planned' })}>
        {t('reopen')}
      </Button>
    );
  }
  return (
    <>
      {begun ? (
        <Button size="small" busy={busy} onClick={() => say({ status: 'kept' })}>
          {t('kept')}
        </Button>
      ) : (
        <Button size="small" onClick={onChange}>
          {t('changeShort')}
        </Button>
      )}
      {begun && <ReasonMenu label={t('missed')} onChoose={(reason) => say({ status: 'missed', reason })} />}
      <ReasonMenu label={t('cancel')} onChoose={(reason) => say({ status: 'cancelled', reason })} />
    </>
  );
}

/** A button that asks for the reason before it acts. */
export function ReasonMenu({ label, onChoose }: { label: string; onChoose: (reason: AppointmentReason) => void }) {
  const { t } = useTranslation('calendar');
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="quiet" size="small">
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('why')}</Menu.Label>
        {AppointmentReason.options.map((reason) => (
          <Menu.Item key={reason} onClick={() => onChoose(reason)}>
            {t(`reason.${reason}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
