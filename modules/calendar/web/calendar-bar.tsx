import { Select } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { api } from '#client';
import { Button, IconButton, Segmented, useMay, useShortcuts } from '#ui';
import styles from './calendar-page.module.css';
import { type CalendarSearch, type CalendarView, calendarViews } from './calendar-place.ts';

type BarProps = {
  view: CalendarView;
  who: CalendarSearch['who'];
  onView: (view: CalendarView) => void;
  onWho: (who: CalendarSearch['who']) => void;
  onStep: (step: 1 | -1) => void;
  onToday: () => void;
  onSubscribe: () => void;
};

/** Where in time, how much at once, and whose; all of it by keyboard too. */
export function CalendarBar({ view, who, onView, onWho, onStep, onToday, onSubscribe }: BarProps) {
  const { t } = useTranslation('calendar');
  const mayPlan = useMay('calendar.schedule');
  useShortcuts([
    { keys: 'arrowleft', label: t('earlier'), run: () => onStep(-1) },
    { keys: 'arrowright', label: t('later'), run: () => onStep(1) },
    { keys: 't', label: t('toToday'), run: onToday },
    ...calendarViews.map((name) => ({ keys: keyOf[name], label: t(`view.${name}`), run: () => onView(name) })),
  ]);
  return (
    <div className={styles.bar}>
      <div className={styles.steps}>
        <IconButton label={t('earlier')} onClick={() => onStep(-1)}>
          <IconChevronLeft aria-hidden />
        </IconButton>
        <Button size="small" onClick={onToday}>
          {t('toToday')}
        </Button>
        <IconButton label={t('later')} onClick={() => onStep(1)}>
          <IconChevronRight aria-hidden />
        </IconButton>
      </div>
      <div className={styles.views}>
        <Segmented
          label={<span className={styles.hidden}>{t('views')}</span>}
          options={calendarViews.map((name) => ({ value: name, label: t(`view.${name}`) }))}
          columns={4}
          value={view}
          onChange={onView}
        />
      </div>
      <WhoField who={who} onWho={onWho} />
      {mayPlan && (
        <Button variant="quiet" size="small" onClick={onSubscribe}>
          {t('feed.title')}
        </Button>
      )}
    </div>
  );
}

const keyOf: Record<CalendarView, string> = { day: 'd', week: 'w', month: 'm', list: 'l' };

function WhoField({ who, onWho }: Pick<BarProps, 'who' | 'onWho'>) {
  const { t } = useTranslation('calendar');
  const seesTeam = useMay('team.see');
  const colleagues = api.useQuery('get', '/api/colleagues', {});
  const people = (colleagues.data?.items ?? []).map(({ userId, name }) => ({ value: userId, label: name }));
  return (
    <Select
      className={styles.who}
      aria-label={t('whose')}
      allowDeselect={false}
      searchable
      data={[{ value: 'me', label: t('mine') }, ...(seesTeam ? [{ value: 'team', label: t('team') }] : []), ...people]}
      value={who ?? 'me'}
      onChange={(value) => onWho(value === 'me' || value === null ? undefined : value)}
    />
  );
}
