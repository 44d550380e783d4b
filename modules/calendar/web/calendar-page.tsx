import { useMediaQuery } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CalendarDate, endOfDay, startOfDay } from '#kernel';
import { Button, ConfirmUndo, ErrorState, PageHeader, PageLayout, Skeleton, useFormat, useMay, useShell } from '#ui';
import type { AppointmentView } from '../model.ts';
import { AppointmentDrawer } from './appointment-details.tsx';
import { CalendarBar } from './calendar-bar.tsx';
import styles from './calendar-page.module.css';
import { type CalendarSearch, daysOf, stepFrom } from './calendar-place.ts';
import { CollisionAlert } from './collision-alert.tsx';
import { DayList } from './day-list.tsx';
import { FeedDrawer } from './feed-drawer.tsx';
import { MonthGrid } from './month-grid.tsx';
import { useAppointmentsOf } from './queries.ts';
import { TimeGrid } from './time-grid.tsx';
import { useMoves } from './use-moves.ts';

/** The calendar of oneself, a colleague or the team: a day, a week, a month or a list. All of that is in the address. */
export function CalendarPage() {
  const { t } = useTranslation('calendar');
  const format = useFormat();
  const { begin } = useShell();
  const mayPlan = useMay('calendar.schedule');
  const navigate = useNavigate();
  const isNarrow = useMediaQuery('(max-width: 699px)', false, { getInitialValueInEffect: false });
  const search = useSearch({ strict: false }) as CalendarSearch;
  const { on = format.today, view = isNarrow ? 'list' : 'week', who } = search;
  const days = daysOf(view, on);
  const [first = on, last = on] = [days[0], days.at(-1)];
  const { timeZone } = format.reader;
  const appointments = useAppointmentsOf(who ?? 'me', { from: startOfDay(first, timeZone), until: endOfDay(last, timeZone) });
  const [openId, setOpenId] = useState<string>();
  const moves = useMoves();
  const [subscribes, setSubscribes] = useState(false);
  const goTo = (place: CalendarSearch) => {
    const next = { ...search, ...place };
    if (next.on === format.today) delete next.on;
    void navigate({ to: '/calendar' as '/', search: next as never });
  };
  const { items = [], busy = [] } = appointments.data ?? {};
  const opened = items.find((item) => item.id === openId);
  const shared = {
    days,
    items,
    busy,
    showsWorkers: who === 'team',
    onOpen: (appointment: AppointmentView) => setOpenId(appointment.id),
    onMove: moves.move,
    onDay: (day: CalendarDate) => goTo({ on: day, view: 'day' }),
  };
  const leadOf = () => {
    if (view === 'day') return format.longDay(on);
    if (view === 'month') return format.date(on.slice(0, 7));
    return t('span', { from: format.date(first), until: format.date(last) });
  };
  return (
    <PageLayout>
      <PageHeader
        title={t('title')}
        lead={leadOf()}
        actions={
          mayPlan && (
            <Button icon={<IconPlus aria-hidden />} onClick={() => begin('new-appointment')}>
              {t('make')}
            </Button>
          )
        }
      />
      <CalendarBar
        onSubscribe={() => setSubscribes(true)}
        view={view}
        who={who}
        onView={(wanted) => goTo({ view: wanted })}
        onWho={(wanted) => goTo({ who: wanted })}
        onStep={(step) => goTo({ on: stepFrom(view, on, step) })}
        onToday={() => goTo({ on: format.today })}
      />
      {moves.done && (
        <div className={styles.moved}>
          <ConfirmUndo key={moves.done.startsAt} onUndo={moves.undo} onOver={moves.forget}>
            {t('movedTo', { title: moves.done.title, at: format.instant(moves.done.startsAt) })}
          </ConfirmUndo>
        </div>
      )}
      {moves.error !== undefined && <CollisionAlert error={moves.error} onTake={moves.take} />}
      {appointments.isError && <ErrorState error={appointments.error} onRetry={() => void appointments.refetch()} />}
      {appointments.isPending && <Skeleton rows={7} />}
      {appointments.data && (view === 'list' || (view === 'week' && isNarrow)) && <DayList {...shared} />}
      {appointments.data && (view === 'day' || (view === 'week' && !isNarrow)) && <TimeGrid {...shared} />}
      {appointments.data && view === 'month' && <MonthGrid {...shared} month={on.slice(0, 7)} />}
      {opened && <AppointmentDrawer key={opened.id} appointment={opened} onClose={() => setOpenId(undefined)} />}
      {subscribes && <FeedDrawer onClose={() => setSubscribes(false)} />}
    </PageLayout>
  );
}
