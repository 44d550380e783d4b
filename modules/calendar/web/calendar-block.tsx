import { IconAlertTriangle, IconRepeat } from '@tabler/icons-react';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { cx, useFormat, useMay, useTimeZone } from '#ui';
import type { AppointmentView } from '../model.ts';
import styles from './calendar-page.module.css';
import { movedBy } from './time-grid-layout.ts';
import { useDragToMove } from './use-drag-to-move.ts';

export type Move = (appointment: AppointmentView, to: { startsAt: string; endsAt: string }) => void;

type BlockProps = {
  appointment: AppointmentView;
  showsWorkers: boolean;
  onOpen: (appointment: AppointmentView) => void;
  onMove: Move;
  /** What one step means: in a day quarter hours downwards, in a month weeks. */
  step: { of: (block: HTMLElement) => { x: number; y: number }; minutes: number; days: number };
  className?: string | undefined;
  style?: CSSProperties | undefined;
};

/** An appointment in the grid: solid when it stands, struck when it fell out, with a sign when the client's way there is open. It can be dragged, or moved with Alt and the arrows. */
export function CalendarBlock({ appointment, showsWorkers, onOpen, onMove, step, className, style }: BlockProps) {
  const { t } = useTranslation('calendar');
  const format = useFormat();
  const timeZone = useTimeZone();
  const mayPlan = useMay('calendar.schedule');
  const { status, transport, personName, title } = appointment;
  const to = ({ x, y }: { x: number; y: number }) => movedBy(appointment, { days: x + y * step.days, minutes: y * step.minutes }, timeZone);
  const drag = useDragToMove({
    enabled: mayPlan && status === 'planned',
    stepOf: step.of,
    onMove: (steps) => onMove(appointment, to(steps)),
  });
  const shown = drag.steps ? to(drag.steps) : appointment;
  const isOpenWay = status === 'planned' && (transport === 'needed' || transport === 'requested');
  const moved = drag.offset && { transform: `translate(${drag.offset.x}px, ${drag.offset.y}px)`, zIndex: 3 };
  return (
    <button
      type="button"
      className={cx(styles.block, status !== 'planned' && styles[status], drag.offset && styles.dragged, className)}
      style={{ ...style, ...moved }}
      title={mayPlan && status === 'planned' ? t('moveHint') : undefined}
      {...drag.handlers}
      onClick={() => !drag.wasDragged() && onOpen(appointment)}
    >
      <span className={styles.time}>
        {format.time(shown.startsAt)}
        <span className={styles.until}>–{format.time(shown.endsAt)}</span>
        {appointment.seriesId && <IconRepeat size={12} aria-label={t('ofSeries')} />}
      </span>
      <b>{personName ?? title}</b>
      {personName && <span>{title}</span>}
      {showsWorkers && <span className={styles.quiet}>{format.list(appointment.workers.map((worker) => worker.name))}</span>}
      {isOpenWay && (
        <span className={styles.warn}>
          <IconAlertTriangle size={13} aria-hidden /> {t(`transportSays.${transport}`)}
        </span>
      )}
      {status !== 'planned' && <span className={styles.quiet}>{t(`status.${status}`)}</span>}
    </button>
  );
}
