import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DayStrip } from '#modules/calendar/web/index.ts';
import {
  EmptyState,
  ErrorState,
  GroupHeader,
  LinkButton,
  PageHeader,
  PageLayout,
  Skeleton,
  type TimeTone,
  useFormat,
  useSession,
} from '#ui';
import { type DutyGroups, groupDuties } from '../duties/duty-groups.ts';
import { DutyItem } from '../duties/duty-item.tsx';
import { DutyRows, type SettledDuties } from '../duties/duty-rows.tsx';
import { type DutyView, useDuties } from '../duties/queries.ts';
import { useSettledDuties, withSettled } from '../duties/use-settled-duties.ts';
import styles from './today.module.css';
import { TodaySide } from './today-side.tsx';
import { useHeadline } from './use-headline.ts';

/** The first screen of the day: what is due and why, the next thing to do, what waits for me. */
export function TodayPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const duties = useDuties({ of: 'mine', limit: 500 });
  const escalated = useDuties({ of: 'team', state: 'escalated', limit: 500 });
  const settled = useSettledDuties();
  const settledForOthers = useSettledDuties();
  const items = duties.data?.items ?? [];
  const told = withSettled(escalated.data?.items ?? [], settledForOthers);
  const groups = groupDuties(withSettled(items, settled), format.reader.now, format.dayAt, told);
  return (
    <PageLayout asideLabel={t('today.side')} aside={<TodaySide duties={items} />}>
      <PageHeader title={format.longDay(format.today)} documentTitle={t('nav.today')} lead={useHeadline(groups, duties.isSuccess)} />
      <div className={styles.strip}>
        <DayStrip />
      </div>
      {duties.isError && <ErrorState error={duties.error} onRetry={() => void duties.refetch()} />}
      {duties.isPending && (
        <div className={styles.coming}>
          <Skeleton rows={6} />
        </div>
      )}
      {duties.isSuccess && <Duties groups={groups} settled={settled} settledForOthers={settledForOthers} />}
    </PageLayout>
  );
}

type DutiesProps = { groups: DutyGroups<DutyView>; settled: SettledDuties; settledForOthers: SettledDuties };

function Duties({ groups, settled, settledForOthers }: DutiesProps) {
  const { t } = useTranslation();
  const { user } = useSession();
  const { first, overdue, today, soon, later, escalated } = groups;
  const isFree = !first && overdue.length + today.length + soon.length + later.length + escalated.length === 0;
  if (isFree) return <EmptyState>{t('today.nothing')}</EmptyState>;
  return (
    <>
      {first && !settled.byId.has(first.id) && (
        <DutyItem first duty={first} namesHolder={first.holderUserId !== user.id} onSettled={settled.settle} />
      )}
      <Group title={t('today.overdue')} tone="overdue" duties={overdue} settled={settled} />
      <Group title={t('today.escalated')} tone="overdue" duties={escalated} settled={settledForOthers} shown={5} namesHolder />
      <Group title={t('today.today')} tone="today" duties={today} settled={settled} />
      <Group title={t('today.soon')} tone="soon" duties={soon} settled={settled} shown={5} />
      <Group title={t('today.later')} duties={later} settled={settled} shown={0} />
    </>
  );
}

type GroupProps = {
  title: string;
  tone?: TimeTone;
  duties: readonly DutyView[];
  settled: SettledDuties;
  shown?: number;
  namesHolder?: boolean;
};

/** One stretch of time; a long one begins with its first rows and says how many there are. */
function Group({ title, tone, duties, settled, shown = Number.POSITIVE_INFINITY, namesHolder }: GroupProps) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  if (duties.length === 0) return null;
  const hides = !all && duties.length > shown;
  return (
    <section aria-label={title}>
      <GroupHeader
        title={title}
        tone={tone}
        count={duties.length}
        aside={hides && <LinkButton onClick={() => setAll(true)}>{t('today.all', { count: duties.length })}</LinkButton>}
      />
      <DutyRows label={title} duties={hides ? duties.slice(0, shown) : duties} settled={settled} namesHolder={namesHolder} />
    </section>
  );
}
