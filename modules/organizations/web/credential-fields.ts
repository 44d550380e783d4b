import { useTranslation } from 'react-i18next';
import type { FieldLook } from '#ui';
import { organizationCredentialTypes, staffCredentialTypes } from '../model-credential.ts';

/** The questions about a licence or certificate that are the same for noting and renewing; which kinds there are depends on whose it is. */
export function useCredentialFields(isOfStaff: boolean) {
  const { t } = useTranslation('organizations');
  const types = [...(isOfStaff ? staffCredentialTypes : organizationCredentialTypes), 'other'] as const;
  return {
    type: { label: t('credential.typeLabel'), options: types.map((value) => ({ value, label: t(`credential.type.${value}`) })) },
    number: { label: t('credential.number') },
    issuer: { label: t('credential.issuer') },
    issuedOn: { label: t('credential.issuedOn'), half: true },
    expiresOn: { label: t('credential.expiresOn'), half: true },
    documentReference: { label: t('credential.document'), help: t('credential.documentHelp') },
  } satisfies Record<string, FieldLook>;
}
