import { type MantineColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconKeyboard, IconLogout, IconUserCircle } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Language, languages } from '#kernel';
import { useSwitchOrganization } from '#modules/identity/web/index.ts';
import { Avatar, Menu, MenuChoice, MenuGroup, MenuItem, MenuSeparator, useLanguage, useSession } from '#ui';
import { changeLanguage } from '../i18n/start.ts';
import { signOut, storeInProfile } from './account.ts';
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
    <Menu
      label={name}
      side="top-start"
      width={240}
      trigger={(trigger) => (
        <button type="button" className={styles.person} {...trigger}>
          <Avatar name={name} />
          {narrow && <span className={styles.spoken}>{name}</span>}
          {!narrow && (
            <span>
              <b>{name}</b>
              <small>{[role, organization?.name].filter(Boolean).join(', ')}</small>
            </span>
          )}
        </button>
      )}
    >
      <UserMenuItems />
    </Menu>
  );
}

/** The items themselves; the phone shows them under "More". */
export function UserMenuItems() {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const showKeys = useShortcutDialog();
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  const choose = (next: Language) => {
    void changeLanguage(next);
    void storeInProfile({ language: next });
  };
  const chooseTheme = (next: MantineColorScheme) => {
    setColorScheme(next);
    void storeInProfile({ theme: next === 'auto' ? 'system' : next });
  };
  return (
    <>
      <OrganizationChoices />
      <MenuGroup label={t('language.choose')}>
        {languages.map((choice) => (
          <MenuChoice key={choice} kind="radio" lang={choice} checked={choice === language} onSelect={() => choose(choice)}>
            {t(`language.${choice}`)}
          </MenuChoice>
        ))}
      </MenuGroup>
      <MenuSeparator />
      <MenuGroup label={t('theme.choose')}>
        {schemes.map((scheme) => (
          <MenuChoice key={scheme} kind="radio" checked={scheme === colorScheme} onSelect={() => chooseTheme(scheme)}>
            {t(`theme.${scheme}`)}
          </MenuChoice>
        ))}
      </MenuGroup>
      <MenuSeparator />
      <MenuItem icon={<IconUserCircle aria-hidden />} onSelect={() => void navigate({ to: '/account' })}>
        {t('shell.account')}
      </MenuItem>
      <MenuItem icon={<IconKeyboard aria-hidden />} aside="?" onSelect={showKeys}>
        {t('shell.keys')}
      </MenuItem>
      <MenuItem icon={<IconLogout aria-hidden />} onSelect={() => void signOut()}>
        {t('shell.signOut')}
      </MenuItem>
    </>
  );
}

/** For those who work for several organisations: which of them they act for. */
function OrganizationChoices() {
  const { t } = useTranslation();
  const { organization, memberships } = useSession();
  const switchTo = useSwitchOrganization();
  const organizations = [...new Map(memberships.map((membership) => [membership.organization.id, membership.organization])).values()];
  if (organizations.length < 2) return null;
  return (
    <>
      <MenuGroup label={t('shell.actingFor')}>
        {organizations.map(({ id, name }) => (
          <MenuChoice key={id} kind="radio" checked={id === organization?.id} onSelect={() => void switchTo(id)}>
            {name}
          </MenuChoice>
        ))}
      </MenuGroup>
      <MenuSeparator />
    </>
  );
}
