import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { client, ifMatch } from '#client';
import { languages } from '#kernel';
import { ZodForm } from '#ui';
import { UserFields as Account, type UserChange } from '../model.ts';
import { useChangeUser } from './use-change-user.ts';
import type { UserRow } from './user-columns.tsx';

type Sendable = { [Field in keyof z.output<typeof UserChange>]?: Exclude<z.output<typeof UserChange>[Field], undefined> };

/** Name, address, language and working hours of somebody. */
export function UserFields({ user }: { user: UserRow }) {
  const { t } = useTranslation('identity');
  const { refresh } = useChangeUser();
  const { title, givenName, familyName, email, language, weeklyHours } = user;
  return (
    <ZodForm
      schema={Account}
      initial={{ title, givenName, familyName, email, language, weeklyHours }}
      version={user.version}
      what={t('users.thisAccount')}
      onSave={async ({ changes, version = user.version }) => {
        const path = { params: { path: { id: user.id } } };
        await client.PATCH('/api/users/{id}', { ...path, body: changes as Sendable, headers: ifMatch(version) });
        await refresh();
      }}
      sections={[
        {
          fields: {
            title: { label: t('user.title'), half: true },
            weeklyHours: { label: t('user.weeklyHours'), half: true },
            givenName: { label: t('user.givenName'), half: true },
            familyName: { label: t('user.familyName'), half: true },
            email: { label: t('user.email'), widget: 'email' },
            language: { label: t('account.language'), options: languages.map((value) => ({ value, label: t(`languageName.${value}`) })) },
          },
        },
      ]}
    />
  );
}
