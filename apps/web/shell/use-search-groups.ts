import { useDebouncedValue } from '@mantine/hooks';
import { useQueries } from '@tanstack/react-query';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '#ui';
import { webAreas } from '../areas.ts';
import { actionsFor } from './actions.ts';
import { matches } from './matches.ts';
import { useNavigation } from './use-navigation.ts';
import { useShellWords } from './use-shell-words.ts';

export type SearchChoice = {
  key: string;
  title: string;
  detail?: string | undefined;
  icon?: ComponentType<{ 'aria-hidden'?: boolean }> | undefined;
  href?: string | undefined;
  actionKey?: string | undefined;
};

type SearchGroups = {
  groups: { key: string; label: string; choices: SearchChoice[] }[];
  /** The headings of what could not be searched. */
  failed: string[];
  isSearching: boolean;
};

const providers = webAreas.flatMap((area) => area.search ?? []);

/** What fits a text, by kind: records from the areas, then pages, then things to begin. Without a text: pages and beginnings. */
export function useSearchGroups(text: string): SearchGroups {
  const { t } = useTranslation();
  const shellWords = useShellWords();
  const { permissions } = useSession();
  const { entries } = useNavigation();
  const [settled] = useDebouncedValue(text.trim(), 150);
  const allowed = providers.filter(({ permission }) => !permission || permissions.includes(permission));
  const results = useQueries({
    queries: allowed.map((provider) => ({
      queryKey: ['search', provider.key, settled],
      queryFn: ({ signal }: { signal: AbortSignal }) => provider.search(settled, signal),
      enabled: settled.length >= 2,
    })),
  });
  const found = allowed.flatMap((provider, index) =>
    provider.groups.map((group) => ({
      key: `${provider.key}-${group}`,
      label: provider.label(shellWords, group),
      choices: (settled.length >= 2 ? (results[index]?.data ?? []) : []).flatMap(({ id, group: of, ...hit }) =>
        of === group ? [{ key: `${group}-${id}`, ...hit }] : [],
      ),
    })),
  );
  const pages = entries.map(({ key, path, icon }) => ({ key: `page-${key}`, title: t(`nav.${key}`), icon, href: path }));
  const actions = actionsFor(permissions).map(({ key, label, icon }) => ({
    key: `action-${key}`,
    title: label(shellWords),
    icon,
    actionKey: key,
  }));
  const fitting = (choices: SearchChoice[]) => choices.filter(({ title }) => matches(title, text));
  return {
    groups: [
      ...found,
      { key: 'pages', label: t('search.pages'), choices: fitting(pages) },
      { key: 'actions', label: t('search.actions'), choices: fitting(actions) },
    ].filter(({ choices }) => choices.length > 0),
    failed: allowed.flatMap((provider, index) =>
      results[index]?.isError ? provider.groups.map((group) => provider.label(shellWords, group)) : [],
    ),
    isSearching: results.some(({ isFetching }) => isFetching),
  };
}
