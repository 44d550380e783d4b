import { type MantineColorScheme, Menu, useMantineColorScheme } from '@mantine/core';
import { IconKeyboard, IconLogout, IconUserCircle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Language, languages } from '#kernel';
import { useOwnAccount, useSwitchOrganization } from '#modules/identity/web/index.ts';
import { Avatar, useLanguage, useSession } from '#ui';
import { changeLanguage } from '../i18n/start.ts';
import { signOut } from './account.ts';
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
  const account = useOwnAccount();
  const chooseLanguage = (next: Language) => {
    void changeLanguage(next);
    void account.set({ language: next });
  };
  const chooseScheme = (next: MantineColorScheme) => {
    setColorScheme(next);
    void account.set({ theme: next === 'auto' ? 'system' : next });
  };
  return (
    <>
      <OrganizationItems />
      <Menu.Label>{t('language.choose')}</Menu.Label>
      <Menu.RadioGroup value={language} onChange={(next) => chooseLanguage(next as Language)}>
        {languages.map((choice) => (
          <Menu.RadioItem key={choice} value={choice} lang={choice}>
            {t(`language.${choice}`)}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
      <Menu.Divider />
      <Menu.Label>{t('theme.choose')}</Menu.Label>
      <Menu.RadioGroup value={colorScheme} onChange={(scheme) => chooseScheme(scheme as MantineColorScheme)}>
        {schemes.map((scheme) => (
          <Menu.RadioItem key={scheme} value={scheme}>
            {t(`theme.${scheme}`)}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
      <Menu.Divider />
      <Menu.Item leftSection={<IconUserCircle aria-hidden />} component={Link} to="/account">
        {t('shell.account')}
      </Menu.Item>
      <Menu.Item leftSection={<IconKeyboard aria-hidden />} rightSection="?" onClick={showKeys}>
        {t('shell.keys')}
      </Menu.Item>
      <Menu.Item leftSection={<IconLogout aria-hidden />} onClick={() => void signOut()}>
        {t('shell.signOut')}
      </Menu.Item>
    </>
  );
}

/** For those who work for several organisations: which of them they act for. */
function OrganizationItems() {
  const { t } = useTranslation();
  const { organization, memberships } = useSession();
  const switchTo = useSwitchOrganization();
  const organizations = [...new Map(memberships.map((membership) => [membership.organization.id, membership.organization])).values()];
  if (organizations.length < 2) return null;
  return (
    <>
      <Menu.Label>{t('shell.actingFor')}</Menu.Label>
      <Menu.RadioGroup value={organization?.id ?? ''} onChange={(id) => void switchTo(id as string)}>
        {organizations.map(({ id, name }) => (
          <Menu.RadioItem key={id} value={id}>
            {name}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
      <Menu.Divider />
    </>
  );
}
