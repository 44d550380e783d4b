import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { languages } from '#kernel';
import { useSession, ZodForm } from '#ui';
import { ProfileChange, themes } from '../model.ts';
import { knownTimeZones } from './home-country.ts';
import { useOwnAccount } from './use-own-account.ts';

const Profile = ProfileChange.required({ givenName: true, familyName: true, language: true, theme: true });

/** Name and language, light and dark, the time zone in which dates are told. */
export function ProfileForm() {
  const { t } = useTranslation('identity');
  const { user, timeZone } = useSession();
  const account = useOwnAccount();
  const initial: z.input<typeof Profile> = {
    givenName: user.givenName,
    familyName: user.familyName,
    title: user.title,
    phone: user.phone,
    language: user.language,
    theme: user.theme,
    timeZone: user.timeZone,
  };
  return (
    <ZodForm
      schema={Profile}
      initial={initial}
      version={user.version}
      what={t('account.profile')}
      level={2}
      onSave={({ changes, version }) => account.change(changes, version ?? user.version)}
      sections={[
        {
          title: t('account.profile'),
          fields: {
            title: { label: t('user.title'), help: t('user.titleHelp'), autoComplete: 'honorific-prefix', half: true },
            phone: { label: t('user.phone'), autoComplete: 'tel', half: true },
            givenName: { label: t('user.givenName'), autoComplete: 'given-name', half: true },
            familyName: { label: t('user.familyName'), autoComplete: 'family-name', half: true },
            language: {
              label: t('account.language'),
              options: languages.map((value) => ({ value, label: t(`languageName.${value}`) })),
              half: true,
            },
            theme: { label: t('account.theme'), options: themes.map((value) => ({ value, label: t(`theme.${value}`) })), half: true },
            timeZone: {
              label: t('account.timeZone'),
              help: t('account.timeZoneHelp', { timeZone: timeZone.replaceAll('_', ' ') }),
              widget: 'choice',
              options: knownTimeZones(),
            },
          },
        },
      ]}
    />
  );
}
