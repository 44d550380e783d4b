import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import {
  type ColumnDef,
  columnVisibilityFeature,
  rowSortingFeature,
  type SortingState,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { type MouseEvent, type ReactNode, useMemo } from 'react';
import { cx } from '../cx.ts';
import styles from './list.module.css';
import type { SortOrder } from './list-search.ts';

export type ListColumn<Row> = {
  key: string;
  label: string;
  cell: (row: Row) => ReactNode;
  /** The server can sort by it. */
  sortable?: boolean | undefined;
  /** Figures that are compared stand under each other at the right. */
  numeric?: boolean | undefined;
  /** Not shown until somebody chooses it. */
  hidden?: boolean | undefined;
};

export type DataTableProps<Row> = {
  label: string;
  columns: readonly ListColumn<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  visible: readonly string[];
  sort: SortOrder | undefined;
  onSort: (key: string) => void;
};

const features = tableFeatures({ columnVisibilityFeature, rowSortingFeature });

/** Rows and columns. The first cell of a row holds its link; a click anywhere on the row follows it. */
export function DataTable<Row>({ label, columns, rows, keyOf, visible, sort, onSort }: DataTableProps<Row>) {
  const definitions = useMemo(
    () =>
      columns.map(
        (column): ColumnDef<typeof features, Row & object> => ({
          id: column.key,
          header: column.label,
          enableSorting: column.sortable ?? false,
          accessorFn: (row) => row,
          cell: ({ row }) => column.cell(row.original),
        }),
      ),
    [columns],
  );
  const sorting = useMemo((): SortingState => (sort ? [{ id: sort.key, desc: sort.descending }] : []), [sort]);
  const columnVisibility = useMemo(() => Object.fromEntries(columns.map(({ key }) => [key, visible.includes(key)])), [columns, visible]);
  const table = useTable({
    features,
    columns: definitions,
    data: rows as readonly (Row & object)[],
    getRowId: keyOf,
    manualSorting: true,
    state: { sorting, columnVisibility },
  });
  const numeric = useMemo(() => new Set(columns.flatMap((column) => (column.numeric ? [column.key] : []))), [columns]);
  return (
    <table className={styles.table} aria-label={label}>
      <thead>
        <tr>
          {table.getHeaderGroups()[0]?.headers.map((header) => {
            const order = header.column.getIsSorted();
            return (
              <th
                key={header.id}
                scope="col"
                className={cx(numeric.has(header.id) && styles.numeric)}
                aria-sort={order === 'asc' ? 'ascending' : order === 'desc' ? 'descending' : undefined}
              >
                {header.column.getCanSort() ? (
                  <button type="button" className={styles.sort} onClick={() => onSort(header.id)}>
                    <table.FlexRender header={header} />
                    {order === 'asc' && <IconArrowUp aria-hidden />}
                    {order === 'desc' && <IconArrowDown aria-hidden />}
                  </button>
                ) : (
                  <table.FlexRender header={header} />
                )}
              </th>
            );
          })}
        </tr>
      </thead>
      <tbody data-rows>
        {table.getRowModel().rows.map((row) => (
          <tr key={row.id} data-row tabIndex={-1} onClick={followLink}>
            {row.getVisibleCells().map((cell) => (
              <td key={cell.id} className={cx(numeric.has(cell.column.id) && styles.numeric)}>
                <table.FlexRender cell={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A click beside the link counts as one on it, but not on other controls, and not while text is being selected. */
export function followLink(event: MouseEvent<HTMLElement>): void {
  const onControl = (event.target as HTMLElement).closest('a, button, input, label, select, textarea');
  if (onControl || event.defaultPrevented || window.getSelection()?.toString()) return;
  event.currentTarget.querySelector<HTMLElement>('[data-row-open], a')?.click();
}
