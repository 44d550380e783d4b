import { IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Avatar, Button, Chip, ClockChip, EmptyState, type ListColumn, ListPage, type ListSearch } from '#ui';

type SampleCase = {
  id: string;
  name: string;
  number: string;
  state: 'new' | 'active' | 'closed';
  due: string;
  worker: string;
  overdue: number;
};
type Search = ListSearch & { q?: string; state?: 'new' | 'active' | 'closed'; overdue?: boolean };

const names = [
  'River Almeida',
  'Dwayne Ellis',
  'Agnes Moreau',
  'Tobias Winkler',
  'Chiara Bellini',
  'Samuel Ortiz',
  'Lena Fischer',
  'Marta Kowalczyk',
];
const cases: SampleCase[] = Array.from({ length: 24 }, (_, index) => ({
  id: String(index),
  name: names[index % names.length] ?? '',
  number: `2026-${String(187 + index).padStart(4, '0')}`,
  state: (['new', 'active', 'active', 'closed'] as const)[index % 4] ?? 'new',
  due: `2026-11-${String(18 + (index % 12)).padStart(2, '0')}`,
  worker: ['Amara Lindgren', 'Marcus Bell', 'Sofia Conti'][index % 3] ?? '',
  overdue: index % 5,
}));

const columns: ListColumn<SampleCase>[] = [
  { key: 'name', label: 'Client', sortable: true, cell: (row) => <a href={`#${row.id}`}>{row.name}</a> },
  { key: 'number', label: 'Number', sortable: true, cell: (row) => row.number },
  { key: 'state', label: 'State', cell: (row) => <Chip tone={row.state === 'active' ? 'sea' : 'neutral'}>{row.state}</Chip> },
  { key: 'due', label: 'Next deadline', sortable: true, cell: (row) => <ClockChip due={row.due} /> },
  { key: 'worker', label: 'Case manager', cell: (row) => row.worker },
  { key: 'overdue', label: 'Overdue', numeric: true, sortable: true, cell: (row) => row.overdue || '–' },
];

/** A list page with sample rows. */
export function ListSample() {
  const [search, setSearch] = useState<Search>({ sort: '-due' });
  const query = useInfiniteQuery({
    queryKey: ['gallery', search],
    initialPageParam: 0,
    queryFn: ({ pageParam }) => {
      const fitting = cases.filter(
        (row) =>
          (!search.q || row.name.toLowerCase().includes(search.q.toLowerCase())) &&
          (!search.state || row.state === search.state) &&
          (!search.overdue || row.overdue > 0),
      );
      return { items: fitting.slice(pageParam, pageParam + 14), nextCursor: null, total: fitting.length };
    },
    getNextPageParam: (_last, pages) => (pages.length < 2 ? 14 : undefined),
  });
  return (
    <ListPage<SampleCase, Search>
      list="gallery"
      title="Cases"
      lead="Everyone your team works with."
      actions={
        <Button variant="primary" icon={<IconPlus aria-hidden />}>
          Open a case
        </Button>
      }
      columns={columns}
      query={query}
      keyOf={(row) => row.id}
      filters={[
        { key: 'q', kind: 'text', label: 'Search by name' },
        {
          key: 'state',
          kind: 'choice',
          label: 'State',
          options: [
            { value: 'new', label: 'new' },
            { value: 'active', label: 'active' },
            { value: 'closed', label: 'closed' },
          ],
        },
        { key: 'overdue', kind: 'toggle', label: 'Only overdue' },
      ]}
      search={search}
      onSearch={setSearch}
      countText={(count) => `${count} cases`}
      onExport={async () => undefined}
      empty={<EmptyState>No cases yet.</EmptyState>}
      card={(row) => ({
        title: <a href={`#${row.id}`}>{row.name}</a>,
        detail: `${row.number} · ${row.worker}`,
        aside: (
          <>
            <ClockChip due={row.due} />
            <Avatar name={row.worker} size="small" />
          </>
        ),
      })}
    />
  );
}
