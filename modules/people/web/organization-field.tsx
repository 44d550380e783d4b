import { useTranslation } from 'react-i18next';
import { PickField } from '#ui';
import { useFoundOrganizations } from './use-found.ts';

type OrganizationFieldProps = {
  label: string;
  value: string | null;
  /** How the chosen one is called, for a value that was chosen earlier. */
  name?: string | undefined;
  onChange: (organizationId: string | null, name: string | null) => void;
};

/** An organisation of the network, found by its name. */
export function OrganizationField(props: OrganizationFieldProps) {
  const { t } = useTranslation('people');
  const words = { placeholder: t('ecomap.findOrganization'), nothingFound: t('ecomap.noOrganization') };
  return <PickField {...props} {...words} useFound={useFoundOrganizations} />;
}
