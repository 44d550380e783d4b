import { useTranslation } from 'react-i18next';
import { type FormSection, useSession } from '#ui';
import { organizationKinds, sectors, settings } from '../model.ts';
import type { OrganizationForm } from './organization-form.ts';

/** The questions about an organisation, the same for adding and changing. */
export function useSections(): readonly FormSection<typeof OrganizationForm>[] {
  const { t } = useTranslation('organizations');
  const { network } = useSession();
  return [
    {
      fields: {
        name: { label: t('field.name') },
        kind: { label: t('field.kind'), options: organizationKinds.map((value) => ({ value, label: t(`kind.${value}`) })) },
        sector: { label: t('field.sector'), options: sectors.map((value) => ({ value, label: t(`sector.${value}`) })) },
        setting: { label: t('field.setting'), options: settings.map((value) => ({ value, label: t(`setting.${value}`) })) },
        phone: { label: t('field.phone'), widget: 'phone', country: network.country },
        email: { label: t('field.email') },
        website: { label: t('field.website') },
        address: { label: t('field.address'), widget: 'address', country: network.country },
        acceptsPublicReferrals: { label: t('field.acceptsPublicReferrals'), help: t('field.acceptsPublicReferralsHelp') },
      },
    },
  ];
}
