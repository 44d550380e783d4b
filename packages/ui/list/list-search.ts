/** What the address of a list says besides its filters: how it is sorted ("name", "-name" for descending) and which columns are shown. */
export type ListSearch = { sort?: string | undefined; columns?: readonly string[] | undefined };

/** A filter of a list: its key is the name of the search parameter it sets. */
export type ListFilter<Key extends string = string> = { key: Key; label: string } & (
  | { kind: 'text' }
  | { kind: 'date' }
  /** One of a few, or any number of them; `unset` says what holds while nothing is chosen, "All" if not given. */
  | { kind: 'choice' | 'choices'; options: readonly { value: string; label: string }[]; unset?: string }
  /** On or off. */
  | { kind: 'toggle' }
);

export type SortOrder = { key: string; descending: boolean };

/** Reads "-name". */
export function sortOf(search: ListSearch): SortOrder | undefined {
  if (!search.sort) return undefined;
  return search.sort.startsWith('-') ? { key: search.sort.slice(1), descending: true } : { key: search.sort, descending: false };
}

/** The next order when a heading is pressed: ascending, descending, then as the server sorts by itself. */
export function nextSort(current: SortOrder | undefined, key: string): string | undefined {
  if (current?.key !== key) return key;
  return current.descending ? undefined : `-${key}`;
}

const isSet = (value: unknown): boolean =>
  value !== undefined && value !== '' && value !== false && !(Array.isArray(value) && value.length === 0);

/** A search with one parameter changed; emptied ones leave the address. */
export function withParameter<Search extends object>(search: Search, key: string, value: unknown): Search {
  return Object.fromEntries(Object.entries({ ...search, [key]: value }).filter(([, each]) => isSet(each))) as Search;
}

/** How many of the filters are set. */
export const countSet = (search: object, filters: readonly ListFilter[]): number =>
  filters.filter(({ key }) => isSet((search as Record<string, unknown>)[key])).length;

/** A search without any of the filters; sorting and columns stay. */
export const withoutFilters = <Search extends object>(search: Search, filters: readonly ListFilter[]): Search =>
  Object.fromEntries(Object.entries(search).filter(([key]) => !filters.some((filter) => filter.key === key))) as Search;

/** The part of a search that may be kept on a shared device: no words somebody searched for, because they may be a name. */
export const keepable = (search: object, filters: readonly ListFilter[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(search).filter(([key]) => !filters.some((filter) => filter.key === key && filter.kind === 'text')));
