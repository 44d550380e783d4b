import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { CalendarDate, newId, PostalAddress } from '#kernel';
import { FormDrawer, useSession } from '#ui';
import { AddressUsage } from '../model-reach.ts';
import { type Person, usePeopleActions } from './queries.ts';

const Form = z
  .object({
    usage: AddressUsage,
    address: PostalAddress,
    validFrom: CalendarDate.nullable(),
    validUntil: CalendarDate.nullable(),
    note: z.string().trim().max(500),
  })
  .refine((form) => !form.validFrom || !form.validUntil || form.validFrom <= form.validUntil, {
    path: ['validUntil'],
    params: { code: 'period.ends-before-it-begins' },
  });

type Address = Person['addresses'][number];

/** Where the person lives, or where letters go. */
export function AddressDrawer({ personId, address, onClose }: { personId: string; address: Address | undefined; onClose: () => void }) {
  const { t } = useTranslation('people');
  const { network } = useSession();
  const { addAddress, changeAddress, remove } = usePeopleActions();
  return (
    <FormDrawer
      schema={Form}
      initial={(address ?? { usage: 'home', note: '' }) as Partial<z.input<typeof Form>>}
      version={address?.version}
      title={address ? t('address.change') : t('address.add')}
      what={t('address.what')}
      onClose={onClose}
      onRemove={address && (() => remove(personId, 'addresses', address.id, address.version))}
      onSave={async ({ value, version }) => {
        if (address) await changeAddress(personId, address.id, version ?? address.version, value);
        else await addAddress(personId, { id: newId(), ...value });
      }}
      sections={() => [
        {
          fields: {
            usage: {
              label: t('address.kind'),
              options: AddressUsage.options.map((usage) => ({ value: usage, label: t(`address.usage.${usage}`) })),
            },
            address: { label: t('address.home'), widget: 'address', country: network.country },
            validFrom: { label: t('address.validFrom'), half: true },
            validUntil: { label: t('address.validUntil'), half: true },
            note: { label: t('field.note') },
          },
        },
      ]}
    />
  );
}
