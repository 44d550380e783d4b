import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Drawer, useMay } from '#ui';
import type { AppointmentView } from '../model.ts';
import { ChangeAppointmentDrawer } from './appointment-drawer.tsx';
import { AppointmentRow } from './appointment-row.tsx';
import { OutcomeActions } from './outcome-actions.tsx';

/** One appointment opened from the calendar: all of it, how it went, and the way to the case. */
export function AppointmentDrawer({ appointment, onClose }: { appointment: AppointmentView; onClose: () => void }) {
  const { t } = useTranslation('calendar');
  const mayPlan = useMay('calendar.schedule');
  const [changing, setChanging] = useState(false);
  if (changing) return <ChangeAppointmentDrawer appointment={appointment} onClose={onClose} />;
  return (
    <Drawer opened onClose={onClose} title={appointment.personName ?? appointment.title}>
      <ul>
        <AppointmentRow appointment={appointment} />
      </ul>
      {mayPlan && <OutcomeActions appointment={appointment} onChange={() => setChanging(true)} />}
      <p>
        <Link to={`/cases/${appointment.caseId}` as '/'}>{t('toCase')}</Link>
      </p>
    </Drawer>
  );
}
