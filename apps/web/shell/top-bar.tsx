import { IconPhone, IconPlus, IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button, Kbd, Menu, MenuItem, useKeyText, useSession, useShell } from '#ui';
import { actionsFor, logContactKey } from './actions.ts';
import styles from './shell.module.css';
import { useShellWords } from './use-shell-words.ts';

/** Search, "New", and "Log a contact": the same on every home screen. */
export function TopBar() {
  const { t } = useTranslation();
  const shellWords = useShellWords();
  const { begin, openSearch } = useShell();
  const { permissions } = useSession();
  const keyText = useKeyText();
  const actions = actionsFor(permissions);
  const others = actions.filter((action) => action.key !== logContactKey);
  return (
    <section aria-label={t('search.title')} className={styles.top}>
      <Link to="/" className={styles['top-mark']} aria-label={t('shell.home')}>
        <span aria-hidden className={styles.mark} style={{ display: 'block' }} />
      </Link>
      <button type="button" className={styles.search} onClick={openSearch} aria-keyshortcuts="Control+K">
        <IconSearch aria-hidden />
        <span>{t('search.field')}</span>
        <Kbd>{keyText('mod+k')}</Kbd>
      </button>
      <span className={styles.spring} />
      {others.length > 0 && (
        <Menu
          label={t('shell.new')}
          trigger={(trigger) => (
            <Button icon={<IconPlus aria-hidden />} className={styles['top-buttons']} {...trigger}>
              {t('shell.new')}
            </Button>
          )}
        >
          {others.map((action) => (
            <MenuItem key={action.key} icon={<action.icon aria-hidden />} onSelect={() => begin(action.key)}>
              {action.label(shellWords)}
            </MenuItem>
          ))}
        </Menu>
      )}
      {others.length < actions.length && (
        <Button
          variant="primary"
          icon={<IconPhone aria-hidden />}
          shortcut="C"
          className={styles['top-buttons']}
          onClick={() => begin(logContactKey)}
        >
          {t('shell.logContact')}
        </Button>
      )}
    </section>
  );
}
