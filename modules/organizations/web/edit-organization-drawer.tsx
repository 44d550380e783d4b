import { useTranslation } from 'react-i18next';
import { FormDrawer } from '#ui';
import { formOf, OrganizationForm } from './organization-form.ts';
import { type Organization, type OrganizationChangeBody, useOrganizationActions } from './queries.ts';
import { useSections } from './use-sections.ts';

/** Changes what is known about an organisation, at the version seen. */
export function EditOrganizationDrawer({ organization, onClose }: { organization: Organization; onClose: () => void }) {
  const { t } = useTranslation('organizations');
  const { change } = useOrganizationActions();
  const sections = useSections();
  return (
    <FormDrawer
      schema={OrganizationForm}
      initial={formOf(organization)}
      version={organization.version}
      draftKey={`organization:${organization.id}`}
      title={organization.name}
      what={t('page.what')}
      onClose={onClose}
      onSave={async ({ changes, version }) => {
        if (Object.keys(changes).length === 0) return;
        await change(organization.id, version ?? organization.version, changes as OrganizationChangeBody);
      }}
      sections={() => sections}
    />
  );
}
