import { Outlet, useMatches, useNavigate, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLiveFeed } from '#client';
import { SignInAgain } from '#modules/identity/web/index.ts';
import {
  type CurrentCase,
  cx,
  LoadingLine,
  type Notice,
  rootRoute,
  SessionProvider,
  ShellContext,
  useRowShortcuts,
  useSession,
  useShortcuts,
} from '#ui';
import { actionsFor, logContactKey } from './actions.ts';
import { NoticeLine } from './notice-line.tsx';
import { OfflineBar } from './offline-bar.tsx';
import { Rail } from './rail.tsx';
import { ProofGate, SessionGate } from './session-gate.tsx';
import styles from './shell.module.css';
import { ShortcutDialogContext } from './shortcut-dialog-context.ts';
import { PhoneSavedStatus, ThumbBar } from './thumb-bar.tsx';
import { TopBar } from './top-bar.tsx';
import { useDutyCounts } from './use-duty-counts.ts';
import { useNavigation } from './use-navigation.ts';

const SearchDialog = lazy(() => import('./search-dialog.tsx').then((module) => ({ default: module.SearchDialog })));
const ShortcutDialog = lazy(() => import('./shortcut-list.ts').then((module) => ({ default: module.ShortcutDialog })));

/** Everything around a page for people who are signed in. */
export function Shell() {
  const { session } = rootRoute.useRouteContext();
  if (!session) return null;
  return (
    <SessionProvider session={session}>
      <SignedInShell />
    </SessionProvider>
  );
}

function SignedInShell() {
  const { t } = useTranslation();
  const { permissions, feedCursor } = useSession();
  const navigate = useNavigate();
  const [open, setOpen] = useState<'search' | 'keys'>();
  const [actionKey, setActionKey] = useState<string>();
  const [currentCase, setCurrentCase] = useState<CurrentCase>();
  const [notice, notify] = useState<Notice>();
  const actions = useMemo(() => actionsFor(permissions), [permissions]);
  const narrow = useMatches({ select: (matches) => matches.some((match) => match.staticData.rail === 'case') });
  const isLoading = useRouterState({ select: (state) => state.isLoading });
  const counts = useDutyCounts();
  useLiveFeed(feedCursor);

  const begin = useCallback(
    (key: string) => {
      const action = actions.find((candidate) => candidate.key === key);
      if (action?.href) void navigate({ to: action.href });
      else setActionKey(action?.key);
    },
    [actions, navigate],
  );
  const openSearch = useCallback(() => setOpen('search'), []);
  const showKeys = useCallback(() => setOpen('keys'), []);
  const close = useCallback(() => setOpen(undefined), []);
  const shell = useMemo(() => ({ begin, openSearch, notify, currentCase, setCurrentCase }), [begin, openSearch, currentCase]);
  useShellShortcuts({ begin, openSearch, showKeys });
  useRowShortcuts();
  return (
    <ShellContext value={shell}>
      <ShortcutDialogContext value={showKeys}>
        <a href="#content" className={styles.skip}>
          {t('shell.skip')}
        </a>
        <div className={cx(styles.app, narrow && styles.narrow)}>
          <Rail narrow={narrow} counts={counts} />
          <div className={styles.sheet}>
            <div className={styles.loading}>{isLoading && <LoadingLine />}</div>
            <OfflineBar />
            {!narrow && <TopBar />}
            <main id="content" tabIndex={-1} className={styles.content}>
              <Outlet />
            </main>
          </div>
          <NoticeLine notice={notice} onOver={() => notify(undefined)} />
          <PhoneSavedStatus />
          <ThumbBar />
        </div>
        {actions.map(
          ({ key, drawer: ActionDrawer }) =>
            ActionDrawer && (
              <Suspense key={key}>
                <ActionDrawerPlace opened={actionKey === key} drawer={ActionDrawer} onClose={() => setActionKey(undefined)} />
              </Suspense>
            ),
        )}
        <SessionGate form={SignInAgain} />
        <ProofGate form={SignInAgain} />
        <Suspense>
          {open === 'search' && <SearchDialog onClose={close} />}
          {open === 'keys' && <ShortcutDialog opened onClose={close} />}
        </Suspense>
      </ShortcutDialogContext>
    </ShellContext>
  );
}

type ActionDrawerProps = { opened: boolean; onClose: () => void };

/** Loads the code of a drawer when it is first opened, and keeps it so that it can slide out again. */
function ActionDrawerPlace({ drawer: ActionDrawer, ...props }: ActionDrawerProps & { drawer: React.ComponentType<ActionDrawerProps> }) {
  const [wasOpened, setWasOpened] = useState(false);
  if (props.opened && !wasOpened) setWasOpened(true);
  return wasOpened ? <ActionDrawer {...props} /> : null;
}

function useShellShortcuts({
  begin,
  openSearch,
  showKeys,
}: {
  begin: (key: string) => void;
  openSearch: () => void;
  showKeys: () => void;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { entries } = useNavigation();
  useShortcuts([
    { keys: 'mod+k', label: t('search.title'), run: openSearch, whileTyping: true },
    { keys: 'n', label: t('shell.new'), run: openSearch },
    { keys: 'c', label: t('shell.logContact'), run: () => begin(logContactKey) },
    { keys: '?', label: t('shell.keys'), run: showKeys },
    ...entries.flatMap(({ key, path, shortcut }) =>
      shortcut ? [{ keys: `g ${shortcut}`, label: t(`nav.${key}`), run: () => void navigate({ to: path }) }] : [],
    ),
  ]);
}
