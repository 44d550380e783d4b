import type { TFunction } from 'i18next';
import type { ComponentType } from 'react';
import type { Permission } from '#kernel';

/** One thing that was found: a person, a case, an organisation. */
export type SearchHit = {
  id: string;
  /** Which heading it stands under. */
  group: string;
  title: string;
  /** A second line: birth date, number, place. */
  detail?: string | undefined;
  /** The address of its page. */
  href: string;
};

/** Finds things for the search field. `label` gives the heading of a group of results, in the reader's words. */
export type SearchProvider = {
  key: string;
  label: (t: TFunction, group: string) => string;
  /** The groups it may find, in the order they are shown. */
  groups: readonly string[];
  search: (text: string, signal: AbortSignal) => Promise<readonly SearchHit[]>;
  permission?: Permission | undefined;
};

/** Something that can be begun from anywhere: it stands in the "New" menu and in the search field. */
export type ShellAction = {
  key: string;
  label: (t: TFunction) => string;
  icon: ComponentType<{ 'aria-hidden'?: boolean }>;
  permission?: Permission | undefined;
  /** A page to go to … */
  href?: string | undefined;
  /** … or a drawer to open over the page; best made with `lazy`. */
  drawer?: ComponentType<{ opened: boolean; onClose: () => void }> | undefined;
};

export type RecentCase = { id: string; name: string; href: string };

/** What an area gives to the shell around all pages. Its pages are in its routes. */
export type WebArea = {
  name: string;
  search?: readonly SearchProvider[];
  actions?: readonly ShellAction[];
  /** Cases the person opened lately, newest first; a hook. */
  useRecentCases?: () => readonly RecentCase[];
};
