import { type MantineColorScheme, Menu, useMantineColorScheme } from '@mantine/core';
import { IconKeyboard, IconLogout } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type Language, languages } from '#kernel';
import { Avatar, useLanguage, useSession } from '#ui';
import { changeLanguage } from '../i18n/start.ts';
import { signOut, storeLanguage } from './account.ts';
import styles from './shell.module.css';
import { useShortcutDialog } from './shortcut-dialog-context.ts';

const schemes = ['light', 'dark', 'auto'] as const;

/** Who is signed in, and what they may set for themselves: language, light and dark; the keys; the way out. */
export function UserMenu({ narrow }: { narrow: boolean }) {
  const { t } = useTranslation();
  const { user, organization, roles } = useSession();
  const name = `${user.givenName} ${user.familyName}`;
  const role = roles[0] && t(`role.${roles[0]}`, { ns: 'ui' });
  return (
    <Menu position="top-start" width={240}>
      <Menu.Target>
        <button type="button" className={styles.person}>
          <Avatar name={name} />
          {narrow && <span className={styles.spoken}>{name}</span>}
          {!narrow && (
            <span>
              <b>{name}</b>
              <small>{[role, organization?.name].filter(Boolean).join(', ')}</small>
            </span>
          )}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <UserMenuItems />
      </Menu.Dropdown>
    </Menu>
  );
}

/** The items themselves; the phone shows them under "More". */
export function UserMenuItems() {
  const { t } = useTranslation();
  const language = useLanguage();
  const showKeys = useShortcutDialog();
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  const choose = (next: Language) => {
    void changeLanguage(next);
    void storeLanguage(next);
  };
  return (
    <>
      <Menu.Label>{t('language.choose')}</Menu.Label>
      <Menu.RadioGroup value={language} onChange={(next) => choose(next as Language)}>
        {languages.map((choice) => (
          <Menu.RadioItem key={choice} value={choice} lang={choice}>
            {t(`language.${choice}`)}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
      <Menu.Divider />
      <Menu.Label>{t('theme.choose')}</Menu.Label>
      <Menu.RadioGroup value={colorScheme} onChange={(scheme) => setColorScheme(scheme as MantineColorScheme)}>
        {schemes.map((scheme) => (
          <Menu.RadioItem key={scheme} value={scheme}>
            {t(`theme.${scheme}`)}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
      <Menu.Divider />
      <Menu.Item leftSection={<IconKeyboard aria-hidden />} rightSection="?" onClick={showKeys}>
        {t('shell.keys')}
      </Menu.Item>
      <Menu.Item leftSection={<IconLogout aria-hidden />} onClick={() => void signOut()}>
        {t('shell.signOut')}
      </Menu.Item>
    </>
  );
}
