import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';

/** One page of a list as our API answers it. */
export type ListAnswer<Row> = { items: readonly Row[]; nextCursor: string | null; total?: number | undefined };

/** What `api.useInfiniteQuery('get', …, { pageParamName: 'cursor', … })` gives for a list. */
export type ListQuery<Row> = Pick<
  UseInfiniteQueryResult<InfiniteData<ListAnswer<Row>, unknown>, unknown>,
  'data' | 'error' | 'isPending' | 'isFetching' | 'isFetchingNextPage' | 'hasNextPage' | 'fetchNextPage' | 'refetch'
>;

/** The options every list query shares: `api.useInfiniteQuery('get', '/api/cases', { params: { query } }, listOptions)`. */
export const listOptions = {
  pageParamName: 'cursor',
  /** Null, because an undefined one would be sent as 0. */
  initialPageParam: null as string | null,
  getNextPageParam: (last: { nextCursor: string | null }): string | null => last.nextCursor,
  /** The old rows stay until the new ones are here. */
  placeholderData: <Data>(previous: Data | undefined): Data | undefined => previous,
};

/** All rows fetched so far. */
export const rowsOf = <Row>(query: Pick<ListQuery<Row>, 'data'>): readonly Row[] => query.data?.pages.flatMap((page) => page.items) ?? [];

/** How many rows there are in all, if the server counts them. */
export const totalOf = (query: Pick<ListQuery<unknown>, 'data'>): number | undefined => query.data?.pages[0]?.total;
