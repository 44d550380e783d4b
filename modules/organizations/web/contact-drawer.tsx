import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { newId } from '#kernel';
import { FormDrawer, useSession } from '#ui';
import { contactFields } from '../model-site.ts';
import { type Contact, useSiteActions } from './queries-sites.ts';

const Form = z.object({ ...contactFields, active: z.enum(['yes', 'no']) });

/** Somebody to ask for; who has left stays to be read, crossed out. */
export function ContactDrawer({
  organizationId,
  contact,
  onClose,
}: {
  organizationId: string;
  contact: Contact | undefined;
  onClose: () => void;
}) {
  const { t } = useTranslation('organizations');
  const { network } = useSession();
  const { addContact, changeContact } = useSiteActions(organizationId);
  return (
    <FormDrawer
      schema={Form}
      initial={contact ? { ...contact, active: contact.active ? 'yes' : 'no' } : { active: 'yes', function: '', note: '' }}
      version={contact?.version}
      title={contact ? contact.name : t('contact.add')}
      what={t('contact.what')}
      onClose={onClose}
      onSave={async ({ value: { active, ...value }, version }) => {
        if (contact) await changeContact(contact.id, version ?? contact.version, { ...value, active: active === 'yes' });
        else await addContact({ id: newId(), ...value });
      }}
      sections={() => [
        {
          fields: {
            name: { label: t('field.name') },
            function: { label: t('contact.function'), help: t('contact.functionHelp') },
            phone: { label: t('field.phone'), widget: 'phone', country: network.country },
            email: { label: t('field.email') },
            note: { label: t('contact.note') },
            active: {
              label: t('contact.works'),
              options: (['yes', 'no'] as const).map((value) => ({ value, label: t(`contact.works_${value}`) })),
              showIf: () => contact !== undefined,
            },
          },
        },
      ]}
    />
  );
}
