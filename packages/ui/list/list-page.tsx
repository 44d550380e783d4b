import { useMediaQuery } from '@mantine/hooks';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../actions/button.tsx';
import { EmptyState } from '../feedback/empty-state.tsx';
import { LoadingLine, Skeleton } from '../feedback/loading.tsx';
import { ProblemAlert } from '../feedback/problem-alert.tsx';
import { PageHeader } from '../layout/headers.tsx';
import { PageLayout } from '../layout/page-layout.tsx';
import { DataTable, type ListColumn } from './data-table.tsx';
import { FilterBar } from './filter-bar.tsx';
import styles from './list.module.css';
import { ColumnsMenu, type ExportFormat, ExportMenu, SavedViews } from './list-menus.tsx';
import { type ListQuery, rowsOf, totalOf } from './list-query.ts';
import { countSet, type ListFilter, type ListSearch, nextSort, sortOf, withoutFilters, withParameter } from './list-search.ts';
import { type RowCard, RowCards } from './row-cards.tsx';

export type ListPageProps<Row, Search extends ListSearch> = {
  /** The name of the list, for saved views: "cases". */
  list: string;
  title: string;
  lead?: ReactNode;
  /** The main thing one can begin here. */
  actions?: ReactNode;
  /** Links to the pages that stand beside this one. */
  places?: ReactNode;
  columns: readonly ListColumn<Row>[];
  /** From `api.useInfiniteQuery('get', …, …, listOptions)`. */
  query: ListQuery<Row>;
  keyOf: (row: Row) => string;
  filters?: readonly ListFilter<Extract<keyof Search, string>>[] | undefined;
  /** The search parameters of the page, and how to change them: `navigate({ search })`. */
  search: Search;
  onSearch: (search: Search) => void;
  /** "145 cases", put together from the number of rows, or of those fetched so far when the server does not count. */
  countText: (count: number) => string;
  /** Sends the file of exactly these columns and this search. */
  onExport?: ((format: ExportFormat, columns: readonly string[], search: Search) => Promise<void>) | undefined;
  /** What would be here when no filter is set. */
  empty: ReactNode;
  card?: ((row: Row) => RowCard) | undefined;
};

/** There the rows are cards, and a card has no columns to choose. */
const phone = '(max-width: 599px)';

/** A list with everything that belongs to it: filters and order in the address, columns, saved views, export, "show more". */
export function ListPage<Row, Search extends ListSearch>(props: ListPageProps<Row, Search>) {
  const { t } = useTranslation('ui');
  const { list, title, lead, actions, places, columns, query, filters = [], search, onSearch, countText, onExport } = props;
  const onPhone = useMediaQuery(phone, false, { getInitialValueInEffect: false });
  const [exportError, setExportError] = useState<unknown>();
  const visible = useMemo(() => visibleColumns(columns, search.columns), [columns, search.columns]);
  const rows = rowsOf(query);
  const total = totalOf(query);
  return (
    <PageLayout>
      <div className={styles.page}>
        <PageHeader title={title} lead={lead} actions={actions} />
        {places}
        {filters.length > 0 && <FilterBar filters={filters} search={search} onSearch={onSearch} />}
        <div className={styles.bar}>
          <p role="status" className={styles.count}>
            {query.data &&
              (total === undefined && query.hasNextPage
                ? t('list.first', { rows: countText(rows.length) })
                : countText(total ?? rows.length))}
          </p>
          <div className={styles.tools}>
            {filters.length > 0 && <SavedViews list={list} filters={filters} search={search} onSearch={onSearch} />}
            {!onPhone && (
              <ColumnsMenu columns={columns} visible={visible} onChange={(next) => onSearch(withParameter(search, 'columns', next))} />
            )}
            {onExport && (
              <ExportMenu
                onExport={(format) => {
                  setExportError(undefined);
                  return onExport(format, visible, search).catch(setExportError);
                }}
              />
            )}
          </div>
        </div>
        {exportError !== undefined && <ProblemAlert error={exportError} />}
        <ListBody {...props} rows={rows} visible={visible} />
      </div>
    </PageLayout>
  );
}

type ListBodyProps<Row, Search extends ListSearch> = ListPageProps<Row, Search> & { rows: readonly Row[]; visible: readonly string[] };

function ListBody<Row, Search extends ListSearch>({ rows, visible, ...props }: ListBodyProps<Row, Search>) {
  const { t } = useTranslation('ui');
  const { title, columns, query, keyOf, filters = [], search, onSearch, empty, card } = props;
  const onPhone = useMediaQuery(phone, false, { getInitialValueInEffect: false });
  const sort = sortOf(search);
  if (query.isPending) return <Skeleton rows={8} />;
  if (query.error && !query.data) return <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />;
  if (rows.length === 0) {
    if (countSet(search, filters) === 0) return empty;
    return (
      <EmptyState action={<Button onClick={() => onSearch(withoutFilters(search, filters))}>{t('list.clearFilters')}</Button>}>
        {t('list.nothingFits')}
      </EmptyState>
    );
  }
  return (
    <div className={styles.body} aria-busy={query.isFetching}>
      <div className={styles.progress}>{query.isFetching && !query.isFetchingNextPage && <LoadingLine />}</div>
      {query.error != null && <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />}
      {onPhone ? (
        <RowCards label={title} columns={columns.filter(({ key }) => visible.includes(key))} rows={rows} keyOf={keyOf} card={card} />
      ) : (
        <DataTable
          label={title}
          columns={columns}
          rows={rows}
          keyOf={keyOf}
          visible={visible}
          sort={sort}
          onSort={(key) => onSearch(withParameter(search, 'sort', nextSort(sort, key)))}
        />
      )}
      {query.hasNextPage && (
        <Button wide busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('list.more')}
        </Button>
      )}
    </div>
  );
}

/** The chosen columns in the order of the list; the first one always. */
function visibleColumns<Row>(columns: readonly ListColumn<Row>[], chosen: readonly string[] | undefined): readonly string[] {
  return columns.flatMap(({ key, hidden }, index) => (index === 0 || (chosen ? chosen.includes(key) : !hidden) ? [key] : []));
}
