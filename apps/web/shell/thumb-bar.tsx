import { Menu } from '@mantine/core';
import { IconDots, IconPhone } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { SavedStatus, useSession, useShell } from '#ui';
import type { NavigationEntry } from '../navigation.ts';
import { actionsFor, logContactKey } from './actions.ts';
import styles from './shell.module.css';
import { useNavigation } from './use-navigation.ts';
import { UserMenuItems } from './user-menu.tsx';

/** What lies under the thumb on a phone: the main places, "Log a contact" in the middle, everything else under "More". */
export function ThumbBar() {
  const { t } = useTranslation();
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
      <Menu position="top-end" width={260}>
        <Menu.Target>
          <button type="button" className={styles.thumb}>
            <IconDots aria-hidden />
            {t('shell.more')}
          </button>
        </Menu.Target>
        <Menu.Dropdown aria-label={t('shell.more')} mah="70dvh" style={{ overflowY: 'auto' }}>
          <Menu.Label>
            <SavedStatus />
          </Menu.Label>
          {entries
            .filter((entry) => !thumbs.includes(entry))
            .map((entry) => (
              <Menu.Item
                key={entry.key}
                leftSection={<entry.icon aria-hidden />}
                renderRoot={(props) => <Link to={entry.path} {...props} />}
              >
                {t(`nav.${entry.key}`)}
              </Menu.Item>
            ))}
          {actions
            .filter((action) => action.key !== logContactKey)
            .map((action) => (
              <Menu.Item key={action.key} leftSection={<action.icon aria-hidden />} onClick={() => begin(action.key)}>
                {action.label(t)}
              </Menu.Item>
            ))}
          <Menu.Divider />
          <UserMenuItems />
        </Menu.Dropdown>
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
