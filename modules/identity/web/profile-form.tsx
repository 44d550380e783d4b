import { useTranslation } from 'react-i18next';
import { languages } from '#kernel';
import { knownTimeZones, useSession, ZodForm } from '#ui';
import { Profile, themes } from '../model.ts';
import { useOwnAccount } from './use-own-account.ts';

/** Name and language, light and dark, the time zone in which dates are told. */
export function ProfileForm() {
  const { t } = useTranslation('identity');
  const { user, timeZone } = useSession();
  const account = useOwnAccount();
  const { givenName, familyName, title, phone, language, theme } = user;
  return (
    <ZodForm
      schema={Profile}
      initial={{ givenName, familyName, title, phone, language, theme, timeZone: user.timeZone }}
      version={user.version}
      what={t('account.profile')}
      level={2}
      onSave={({ changes, version }) => account.change(changes, version ?? user.version)}
      sections={[
        {
          title: t('account.profile'),
          fields: {
            givenName: { label: t('user.givenName'), autoComplete: 'given-name', half: true },
            familyName: { label: t('user.familyName'), autoComplete: 'family-name', half: true },
            title: { label: t('user.title'), autoComplete: 'honorific-prefix', half: true },
            phone: { label: t('user.phone'), autoComplete: 'tel', half: true },
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
