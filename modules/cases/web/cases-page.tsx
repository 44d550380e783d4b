import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, download } from '#client';
import { Button, Chip, ClockChip, EmptyState, type ListColumn, ListPage, listOptions, useMay, useWords } from '#ui';
import { type CaseModel, type CaseState, openStates } from '../model.ts';
import styles from './cases.module.css';
import { type CaseSearch, listQueryOf } from './cases-search.ts';
import type { CaseListItem } from './queries.ts';

type CasesPageProps = { search: CaseSearch; onSearch: (search: CaseSearch) => void };

/** The cases I work on, or all I may see: narrowed, sorted and sent out as a file as they stand here. */
export function CasesPage({ search, onSearch }: CasesPageProps) {
  const { t } = useTranslation('cases');
  const query = api.useInfiniteQuery('get', '/api/cases', { params: { query: listQueryOf(search) as never } }, listOptions);
  const programs = api.useQuery('get', '/api/cases/programs');
  const seesTeam = useMay('cases.supervise');
  const columns = useColumns();
  const states: readonly CaseState[] = [...openStates, 'closed'];
  return (
    <ListPage<CaseListItem, CaseSearch>
      list="cases"
      title={t('list.title')}
      lead={search.of === 'all' ? (seesTeam ? t('list.leadAll') : t('list.leadShared')) : t('list.leadMine')}
      columns={columns}
      query={query}
      keyOf={(row) => row.id}
      search={search}
      onSearch={onSearch}
      filters={[
        { key: 'q', kind: 'text', label: t('list.search') },
        {
          key: 'of',
          kind: 'choice',
          label: t('list.whose'),
          unset: t('list.mine'),
          options: [
            { value: 'mine', label: t('list.mine') },
            { value: 'all', label: seesTeam ? t('list.all') : t('list.shared') },
          ],
        },
        {
          key: 'state',
          kind: 'choices',
          label: t('field.state'),
          unset: t('list.open'),
          options: states.map((value) => ({ value, label: t(`state.${value}`) })),
        },
        {
          key: 'programId',
          kind: 'choice',
          label: t('field.program'),
          options: (programs.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
        },
        { key: 'overdue', kind: 'toggle', label: t('list.onlyOverdue') },
      ]}
      countText={(count) => t('list.count', { count })}
      onExport={(format, chosen, shown) => download('/api/cases/export', { ...listQueryOf(shown), format, columns: chosen.join(',') })}
      empty={
        search.of === 'all' ? (
          <EmptyState>{t('list.empty')}</EmptyState>
        ) : (
          <EmptyState
            action={<Button onClick={() => onSearch({ ...search, of: 'all' })}>{seesTeam ? t('list.all') : t('list.shared')}</Button>}
          >
            {t('list.emptyMine')}
          </EmptyState>
        )
      }
      card={(row) => ({
        title: <CaseLink row={row} />,
        detail: `${row.number} · ${t(`state.${row.state as CaseState}`)}`,
        aside: row.nextDeadline && <ClockChip due={row.nextDeadline.dueOn ?? row.nextDeadline.dueAt} />,
      })}
    />
  );
}

function useColumns(): ListColumn<CaseListItem>[] {
  const { t } = useTranslation('cases');
  return [
    { key: 'name', label: t('field.client'), sortable: true, cell: (row) => <CaseLink row={row} /> },
    { key: 'number', label: t('field.number'), sortable: true, cell: (row) => <span className={styles.whole}>{row.number}</span> },
    { key: 'state', label: t('field.state'), cell: (row) => <StateChip state={row.state as CaseState} /> },
    { key: 'deadline', label: t('field.deadline'), sortable: true, cell: (row) => <Deadline row={row} /> },
    { key: 'manager', label: t('field.manager'), cell: (row) => row.caseManagerName ?? t('list.nobody') },
    { key: 'program', label: t('field.program'), cell: (row) => row.programName },
    { key: 'model', label: t('field.model'), cell: (row) => t(`model.${row.model as CaseModel}`) },
    { key: 'acuity', label: t('field.acuity'), numeric: true, cell: (row) => row.acuity },
    { key: 'overdue', label: t('field.overdue'), numeric: true, cell: (row) => (row.overdue > 0 ? row.overdue : '–') },
  ];
}

/** The name as the way to the case; where it is not the reader's to know, the number in its place. */
function CaseLink({ row }: { row: CaseListItem }) {
  const { t } = useTranslation('cases');
  return <Link to={`/cases/${row.id}` as '/'}>{row.personName ?? t('list.client', { number: row.number })}</Link>;
}

function StateChip({ state }: { state: CaseState }) {
  const { t } = useTranslation('cases');
  const tone = state === 'active' ? 'sea' : state === 'on_hold' ? 'neutral' : state === 'closing' ? 'course' : 'line';
  return (
    <span className={styles.whole}>
      <Chip tone={tone}>{t(`state.${state}`)}</Chip>
    </span>
  );
}

/** What is due next, in words and on the clock. */
function Deadline({ row: { nextDeadline } }: { row: CaseListItem }) {
  const words = useWords();
  if (!nextDeadline) return '–';
  return (
    <span className={styles.deadline}>
      <ClockChip due={nextDeadline.dueOn ?? nextDeadline.dueAt} startedAt={nextDeadline.startsAt} />
      {words.dutyAction(nextDeadline)}
    </span>
  );
}
