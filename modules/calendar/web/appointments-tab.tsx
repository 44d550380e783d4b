import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Temporal } from '#kernel';
import { Button, EmptyState, ErrorState, SectionHeader, Skeleton, useFormat, useMay } from '#ui';
import type { AppointmentView } from '../model.ts';
import { ChangeAppointmentDrawer, NewAppointmentDrawer } from './appointment-drawer.tsx';
import { AppointmentRow } from './appointment-row.tsx';
import styles from './calendar.module.css';
import { OutcomeActions } from './outcome-actions.tsx';
import { type Span, useCaseAppointments, useOpenAppointments } from './queries.ts';
import { SeriesCard } from './series-card.tsx';
import { useSeries } from './series-queries.ts';

/** How far to either side of today it is shown how appointments went, half of the longest span the server answers; what is still planned is shown whenever it is. */
const daysAround = 45;

/** The appointments of a case: those of which nobody has said yet how they went, what lies ahead, then what was. */
export function AppointmentsTab({ caseId }: { caseId: string }) {
  const { t } = useTranslation('calendar');
  const format = useFormat();
  const mayPlan = useMay('calendar.schedule');
  const [drawer, setDrawer] = useState<'new' | AppointmentView>();
  const appointments = useCaseAppointments(caseId, spanAround(format.today));
  const open = useOpenAppointments(caseId);
  const series = useSeries(caseId);
  const isOver = ({ endsAt }: AppointmentView) => endsAt <= format.reader.now;
  const failed = [appointments, open].find((asked) => asked.isError);
  if (failed) return <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!appointments.data || !open.data) return <Skeleton rows={4} />;
  const [unsaid, ahead] = [open.data.items.filter(isOver), open.data.items.filter((item) => !isOver(item))];
  const settled = appointments.data.items.filter((item) => item.status !== 'planned').reverse();
  const isEmpty = open.data.items.length + settled.length === 0;
  const list = (title: string, items: readonly AppointmentView[]) =>
    items.length > 0 && (
      <section>
        <SectionHeader title={title} count={items.length} />
        <ul>
          {items.map((appointment) => (
            <AppointmentRow
              key={appointment.id}
              appointment={appointment}
              actions={mayPlan && <OutcomeActions appointment={appointment} onChange={() => setDrawer(appointment)} />}
            />
          ))}
        </ul>
      </section>
    );
  return (
    <div className={styles.tab}>
      {mayPlan && (
        <Button icon={<IconPlus aria-hidden />} onClick={() => setDrawer('new')}>
          {t('make')}
        </Button>
      )}
      {isEmpty && <EmptyState>{t('noneCase')}</EmptyState>}
      {series.data && series.data.length > 0 && (
        <section>
          <SectionHeader title={t('series.title')} count={series.data.length} />
          <ul>
            {series.data.map((item) => (
              <SeriesCard key={item.id} series={item} />
            ))}
          </ul>
        </section>
      )}
      {list(t('unsaid'), unsaid)}
      {list(t('ahead'), ahead)}
      {list(t('settled'), settled)}
      {drawer === 'new' && <NewAppointmentDrawer caseId={caseId} onClose={() => setDrawer(undefined)} />}
      {drawer !== undefined && drawer !== 'new' && (
        <ChangeAppointmentDrawer key={drawer.id} appointment={drawer} onClose={() => setDrawer(undefined)} />
      )}
    </div>
  );
}

/** The next few appointments of a case, for the side column. */
export function NextAppointments({ caseId, most = 4 }: { caseId: string; most?: number }) {
  const { t } = useTranslation('calendar');
  const format = useFormat();
  const open = useOpenAppointments(caseId);
  if (!open.data) return <Skeleton rows={3} />;
  const ahead = open.data.items.filter((item) => item.endsAt > format.reader.now).slice(0, most);
  if (ahead.length === 0) return <p>{t('none')}</p>;
  return (
    <ul>
      {ahead.map((appointment) => (
        <AppointmentRow key={appointment.id} appointment={appointment} />
      ))}
    </ul>
  );
}

function spanAround(today: string): Span {
  const day = Temporal.PlainDate.from(today);
  const instant = (date: Temporal.PlainDate) => date.toZonedDateTime('UTC').toInstant().toString();
  return { from: instant(day.subtract({ days: daysAround })), until: instant(day.add({ days: daysAround })) };
}
