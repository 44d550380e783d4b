import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { client } from '#client';
import { Language, languages, newId, Role, roles } from '#kernel';
import { Button, Drawer, FormView, useLanguage, useSession, useZodForm } from '#ui';
import { Email, PersonalName } from '../model.ts';
import { useOrganizations } from './use-organizations.ts';

const Invitation = z.object({
  givenName: PersonalName,
  familyName: PersonalName,
  email: Email,
  organizationId: z.uuid(),
  roles: z.array(Role).min(1),
  language: Language,
});

/** A name, an address, a role: the invitation goes out by mail, in the language chosen. */
export function InviteDrawer({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  // A drawer that is opened again begins with an empty form.
  const [round, setRound] = useState(0);
  return (
    <Invite
      key={round}
      opened={opened}
      onClose={onClose}
      onInvited={() => {
        setRound(round + 1);
        onClose();
      }}
    />
  );
}

function Invite({ opened, onClose, onInvited }: { opened: boolean; onClose: () => void; onInvited: () => void }) {
  const { t } = useTranslation('identity');
  const { organization } = useSession();
  const queries = useQueryClient();
  const organizations = useOrganizations();
  const language = useLanguage();
  const [id] = useState(() => newId());
  const form = useZodForm({
    schema: Invitation,
    initial: { organizationId: organization?.id ?? '', roles: [], language },
    onSave: async ({ value: { organizationId, roles: chosen, ...person } }) => {
      const memberships = chosen.map((role) => ({ id: newId(), organizationId, role }));
      await client.POST('/api/users', { body: { id, ...person, memberships } });
      await queries.invalidateQueries({ queryKey: ['get', '/api/users'] });
      onInvited();
    },
  });
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      title={t('invite.title')}
      footer={
        <Button variant="primary" wide busy={form.busy} onClick={() => void form.submit()}>
          {t('invite.submit')}
        </Button>
      }
    >
      <FormView
        form={form}
        sections={[
          {
            help: t('invite.lead'),
            fields: {
              givenName: { label: t('user.givenName'), half: true },
              familyName: { label: t('user.familyName'), half: true },
              email: { label: t('user.email'), widget: 'email' },
              organizationId: { label: t('user.organization'), widget: 'choice', options: organizations },
              roles: { label: t('user.roles'), options: roles.map((value) => ({ value, label: t(`role.${value}`, { ns: 'ui' }) })) },
              language: {
                label: t('invite.language'),
                options: languages.map((value) => ({ value, label: t(`languageName.${value}`) })),
              },
            },
          },
        ]}
      />
    </Drawer>
  );
}
