import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { newId } from '#kernel';
import { FormDrawer } from '#ui';
import { CredentialType, credentialFields, inOrder } from '../model-credential.ts';
import { useCredentialFields } from './credential-fields.ts';
import { useStaff } from './queries.ts';
import { useCredentialActions } from './queries-credentials.ts';
import { useMayKeep } from './use-may-keep.ts';

const ofOrganization = 'organization';

const Form = z
  .object({ holder: z.string().min(1), ...credentialFields, type: CredentialType })
  .refine(inOrder, { path: ['expiresOn'], params: { code: 'period.ends-before-it-begins' } });

/** Notes a licence of the organisation or of somebody who works there. */
export function NewCredentialDrawer({ organizationId, onClose }: { organizationId: string; onClose: () => void }) {
  const { t } = useTranslation('organizations');
  const mayKeep = useMayKeep();
  const { add } = useCredentialActions();
  const staff = useStaff(organizationId).data?.items ?? [];
  const may = (userId: string | null) => mayKeep({ organizationId, userId });
  const holders = [
    ...(may(null) ? [{ value: ofOrganization, label: t('credential.itself') }] : []),
    ...staff.filter(({ userId }) => may(userId)).map(({ userId, name }) => ({ value: userId, label: name })),
  ];
  const [ofNobody, ofStaff] = [useCredentialFields(false), useCredentialFields(true)];
  return (
    <FormDrawer
      schema={Form}
      initial={{ number: '', issuer: '', documentReference: '', ...(may(null) ? { holder: ofOrganization } : {}) }}
      title={t('credential.add')}
      what={t('credential.what')}
      onClose={onClose}
      onSave={({ value: { holder, ...value } }) =>
        add(organizationId, { id: newId(), userId: holder === ofOrganization ? null : holder, ...value })
      }
      sections={({ values }) => [
        {
          fields: {
            holder: { label: t('credential.holder'), widget: 'choice', options: holders },
            ...(values.holder === ofOrganization ? ofNobody : ofStaff),
          },
        },
      ]}
    />
  );
}
