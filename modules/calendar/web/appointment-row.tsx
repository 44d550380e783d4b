import { IconAlertTriangle, IconBus, IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { cx, useFormat } from '#ui';
import type { AppointmentView } from '../model.ts';
import styles from './calendar.module.css';

type RowProps = {
  appointment: AppointmentView;
  /** The name of the client, where the list is not about one case already. */
  showsPerson?: boolean;
  /** The day beside the hour, where the list is not under the day already. */
  showsDay?: boolean;
  actions?: ReactNode;
};

/** One appointment: when, what, where, with whom, and whether the client gets there. */
export function AppointmentRow({ appointment, showsPerson = false, showsDay = true, actions }: RowProps) {
  const { t } = useTranslation('calendar');
  const format = useFormat();
  const { title, place, organizationName, workers, status, statusReason, personName } = appointment;
  const where = [organizationName, place].filter(Boolean).join(', ');
  const names = workers.map((worker) => worker.name);
  const over = status === 'missed' || status === 'cancelled';
  return (
    <li className={cx(styles.appointment, over && styles.gone)}>
      <div className={styles.when}>
        {showsDay && <b>{format.day(format.dayAt(appointment.startsAt))}</b>}
        <span>
          {format.time(appointment.startsAt)}–{format.time(appointment.endsAt)}
        </span>
      </div>
      <div className={styles.what}>
        <b>{showsPerson ? [personName, title].filter(Boolean).join(' · ') : title}</b>
        {where && <span className={styles.second}>{where}</span>}
        {names.length > 0 && <span className={styles.second}>{t('with', { names: format.list(names) })}</span>}
        {status === 'planned' ? <TransportLine appointment={appointment} /> : <StatusLine status={status} reason={statusReason} />}
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </li>
  );
}

/** Green when the client gets there, amber with a sign when somebody still has to see to it. */
function TransportLine({ appointment }: { appointment: AppointmentView }) {
  const { t } = useTranslation('calendar');
  const open = appointment.transport === 'needed' || appointment.transport === 'requested';
  const icon = open ? (
    <IconAlertTriangle size={14} aria-hidden />
  ) : appointment.transport === 'booked' ? (
    <IconBus size={14} aria-hidden />
  ) : (
    <IconCheck size={14} aria-hidden />
  );
  return (
    <span className={open ? styles.warn : styles.ok}>
      {icon} {t(`transportSays.${appointment.transport}`)}
      {appointment.transportNote && `: ${appointment.transportNote}`}
    </span>
  );
}

function StatusLine({ status, reason }: { status: AppointmentView['status']; reason: AppointmentView['statusReason'] }) {
  const { t } = useTranslation('calendar');
  const says = reason ? `${t(`status.${status}`)}: ${t(`reason.${reason}`)}` : t(`status.${status}`);
  return <span className={status === 'kept' ? styles.ok : styles.second}>{says}</span>;
}
