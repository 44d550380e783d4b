import { IconDots, IconPhone } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Menu, MenuItem, MenuSeparator, SavedStatus, useDraftSummary, useSession, useShell } from '#ui';
import type { NavigationEntry } from '../navigation.ts';
import { actionsFor, logContactKey } from './actions.ts';
import styles from './shell.module.css';
import { useNavigation } from './use-navigation.ts';
import { useShellWords } from './use-shell-words.ts';
import { UserMenuItems } from './user-menu.tsx';

/** What is not saved yet, on a phone: above the thumb bar, as long as there is something. */
export function PhoneSavedStatus() {
  const { unsaved } = useDraftSummary();
  if (unsaved === 0) return null;
  return (
    <div className={styles['phone-saved']}>
      <SavedStatus />
    </div>
  );
}

/** What lies under the thumb on a phone: the main places, "Log a contact" in the middle, everything else under "More". */
export function ThumbBar() {
  const { t } = useTranslation();
  const shellWords = useShellWords();
  const { begin } = useShell();
  const { permissions } = useSession();
  const { entries, current } = useNavigation();
  const actions = actionsFor(permissions);
  const mayLog = actions.some((action) => action.key === logContactKey);
  const thumbs = entries.filter((entry) => entry.thumb).slice(0, mayLog ? 3 : 4);
  const [left, right] = [thumbs.slice(0, 2), thumbs.slice(2)];
  const isCurrent = (entry: NavigationEntry) => entry === current;
  return (
    <nav className={styles.thumbs} aria-label={t('shell.navigation')}>
      {left.map((entry) => (
        <Thumb key={entry.key} entry={entry} current={isCurrent(entry)} />
      ))}
      {mayLog && (
        <button type="button" className={styles.log} aria-label={t('shell.logContact')} onClick={() => begin(logContactKey)}>
          <IconPhone aria-hidden />
        </button>
      )}
      {right.map((entry) => (
        <Thumb key={entry.key} entry={entry} current={isCurrent(entry)} />
      ))}
      <Menu
        label={t('shell.more')}
        side="top-end"
        width={260}
        trigger={(trigger) => (
          <button type="button" className={styles.thumb} {...trigger}>
            <IconDots aria-hidden />
            {t('shell.more')}
          </button>
        )}
      >
        {entries
          .filter((entry) => !thumbs.includes(entry))
          .map((entry) => (
            <MenuItem key={entry.key} icon={<entry.icon aria-hidden />} render={(props) => <Link to={entry.path} {...props} />}>
              {t(`nav.${entry.key}`)}
            </MenuItem>
          ))}
        {actions
          .filter((action) => action.key !== logContactKey)
          .map((action) => (
            <MenuItem key={action.key} icon={<action.icon aria-hidden />} onSelect={() => begin(action.key)}>
              {action.label(shellWords)}
            </MenuItem>
          ))}
        <MenuSeparator />
        <UserMenuItems />
      </Menu>
    </nav>
  );
}

function Thumb({ entry, current }: { entry: NavigationEntry; current: boolean }) {
  const { t } = useTranslation();
  return (
    <Link to={entry.path} className={styles.thumb} aria-current={current ? 'page' : undefined}>
      <entry.icon aria-hidden />
      {t(`nav.${entry.key}`)}
    </Link>
  );
}
