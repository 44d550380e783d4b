import { IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Avatar, IconButton, type RecentCase, SavedStatus, useShell } from '#ui';
import { webAreas } from '../areas.ts';
import styles from './shell.module.css';
import { useNavigation } from './use-navigation.ts';
import { UserMenu } from './user-menu.tsx';

const recentCasesHooks = webAreas.flatMap((area) => area.useRecentCases ?? []);

/** Where one can go, at the left: with names on home screens, icons alone in case work. */
export function Rail({ narrow, counts }: { narrow: boolean; counts: Partial<Record<string, number>> }) {
  const { t } = useTranslation();
  const { entries, current } = useNavigation();
  const { openSearch } = useShell();
  return (
    <aside aria-label={t('shell.menu')} className={styles.rail}>
      <Link to="/" className={styles.brand} aria-label={narrow ? t('productName') : undefined}>
        <span aria-hidden className={styles.mark} />
        {!narrow && t('productName')}
      </Link>
      {narrow && (
        <IconButton label={t('shell.find')} className={styles.nav} onClick={openSearch}>
          <IconSearch aria-hidden />
        </IconButton>
      )}
      <nav aria-label={t('shell.navigation')}>
        <ul>
          {entries.map((entry) => (
            <li key={entry.key}>
              <Link
                to={entry.path}
                className={styles.nav}
                aria-current={entry === current ? 'page' : undefined}
                title={narrow ? t(`nav.${entry.key}`) : undefined}
              >
                <entry.icon aria-hidden />
                <span className={narrow ? styles.spoken : undefined}>{t(`nav.${entry.key}`)}</span>
                {!narrow && (counts[entry.key] ?? 0) > 0 && <span className={styles.count}>{counts[entry.key]}</span>}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {!narrow && recentCasesHooks.map((useRecentCases) => <RecentCases key={useRecentCases.name} useRecentCases={useRecentCases} />)}
      <div className={styles.foot}>
        {!narrow && <SavedStatus />}
        <UserMenu narrow={narrow} />
      </div>
    </aside>
  );
}

function RecentCases({ useRecentCases }: { useRecentCases: () => readonly RecentCase[] }) {
  const { t } = useTranslation();
  const cases = useRecentCases();
  if (cases.length === 0) return null;
  return (
    <nav aria-labelledby="recent-cases">
      <h2 id="recent-cases" className={styles.recent}>
        {t('shell.recent')}
      </h2>
      <ul>
        {cases.slice(0, 6).map((recent) => (
          <li key={recent.id}>
            <Link to={recent.href} className={styles.nav}>
              <Avatar name={recent.name} size="small" />
              <span>{recent.name}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
