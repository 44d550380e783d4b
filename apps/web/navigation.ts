import {
  IconAddressBook,
  IconBuildingCommunity,
  IconCalendar,
  IconClipboardList,
  IconClock,
  IconDatabaseImport,
  IconFileText,
  IconInbox,
  IconMailCog,
  IconRoute,
  IconShield,
  IconSignature,
  IconUserCog,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { Permission } from '#kernel';

export type NavigationKey =
  | 'today'
  | 'inbox'
  | 'cases'
  | 'calendar'
  | 'toSign'
  | 'people'
  | 'organizations'
  | 'team'
  | 'documents'
  | 'programs'
  | 'import'
  | 'access'
  | 'questionnaires'
  | 'letterTemplates'
  | 'users';

export type NavigationEntry = {
  key: NavigationKey;
  path: string;
  icon: ComponentType<{ 'aria-hidden'?: boolean }>;
  /** Shown to whoever may do this; to everybody without it. */
  permission?: Permission;
  /** The second key after G. */
  shortcut?: string;
  /** Has a place under the thumb on a phone; the others are under "More". */
  thumb?: boolean;
};

/** The rail, from top to bottom. An entry without a page in this build is not shown. */
export const navigation: readonly NavigationEntry[] = [
  { key: 'today', path: '/today', icon: IconClock, shortcut: 't', thumb: true },
  { key: 'team', path: '/team', icon: IconUsersGroup, permission: 'team.see' },
  { key: 'inbox', path: '/inbox', icon: IconInbox, permission: 'referrals.send', shortcut: 'i', thumb: true },
  { key: 'cases', path: '/cases', icon: IconUsers, permission: 'cases.work', shortcut: 'c', thumb: true },
  { key: 'calendar', path: '/calendar', icon: IconCalendar, permission: 'calendar.schedule', thumb: true },
  { key: 'toSign', path: '/to-sign', icon: IconSignature, permission: 'plans.approve' },
  { key: 'people', path: '/people', icon: IconAddressBook, permission: 'people.register' },
  { key: 'documents', path: '/documents', icon: IconFileText, permission: 'documents.add' },
  { key: 'organizations', path: '/organizations', icon: IconBuildingCommunity, permission: 'credentials.keep' },
  { key: 'programs', path: '/programs', icon: IconRoute, permission: 'programs.manage' },
  { key: 'questionnaires', path: '/questionnaires', icon: IconClipboardList, permission: 'programs.manage' },
  { key: 'letterTemplates', path: '/letter-templates', icon: IconMailCog, permission: 'letters.manage' },
  { key: 'import', path: '/import', icon: IconDatabaseImport, permission: 'records.import' },
  { key: 'users', path: '/users', icon: IconUserCog, permission: 'users.manage' },
  { key: 'access', path: '/access', icon: IconShield, permission: 'access.review' },
];

/** The entries of somebody with these permissions, among the pages that exist. */
export function navigationFor(permissions: readonly Permission[], hasPage: (path: string) => boolean): NavigationEntry[] {
  return navigation.filter((entry) => hasPage(entry.path) && (!entry.permission || permissions.includes(entry.permission)));
}

/** The entry a page belongs to: the one whose path begins its address. */
export function entryOf(pathname: string, entries: readonly NavigationEntry[]): NavigationEntry | undefined {
  return entries.find(({ path }) => pathname === path || pathname.startsWith(`${path}/`));
}
