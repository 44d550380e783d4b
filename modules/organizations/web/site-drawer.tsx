import { useTranslation } from 'react-i18next';
import { newId } from '#kernel';
import { FormDrawer, useLanguageOptions, useSession } from '#ui';
import { accessibilities, siteKinds } from '../model-site.ts';
import { OpeningHoursField } from './opening-hours-field.tsx';
import { type NewSiteBody, type Site, type SiteChangeBody, useSiteActions } from './queries-sites.ts';
import { formOf, SiteForm, siteOf, type TypedHours } from './site-form.ts';

/** A site in a sheet: to add, to change, to close and to open again. */
export function SiteDrawer({ organizationId, site, onClose }: { organizationId: string; site: Site | undefined; onClose: () => void }) {
  const { t } = useTranslation('organizations');
  const { network } = useSession();
  const languages = useLanguageOptions(site?.languages);
  const { addSite, changeSite } = useSiteActions(organizationId);
  return (
    <FormDrawer
      schema={SiteForm}
      initial={formOf(site)}
      version={site?.version}
      title={site ? site.name : t('site.add')}
      what={t('site.what')}
      onClose={onClose}
      onSave={async ({ value, version }) => {
        const isOpen = value.open === 'yes';
        const body = siteOf(value);
        if (!site) return addSite({ id: newId(), ...body } as NewSiteBody);
        const change = { ...body, isMain: body.isMain && isOpen, active: isOpen };
        return changeSite(site.id, version ?? site.version, change as SiteChangeBody);
      }}
      sections={({ values }) => [
        {
          fields: {
            name: { label: t('field.name'), help: t('site.nameHelp') },
            kind: { label: t('site.kindLabel'), options: siteKinds.map((value) => ({ value, label: t(`site.kind.${value}`) })) },
            address: { label: t('field.address'), widget: 'address', country: network.country, showIf: () => values.kind !== 'virtual' },
            phone: { label: t('field.phone'), widget: 'phone', country: network.country },
            email: { label: t('field.email') },
            isMain: { label: t('site.isMain'), showIf: () => values.open === 'yes' },
          },
        },
        {
          title: t('site.open'),
          fields: {
            openingHours: {
              label: t('site.openingHours'),
              render: ({ label, value, error, onChange }) => (
                <OpeningHoursField label={label} value={(value ?? []) as TypedHours[]} error={error} onChange={onChange} />
              ),
            },
            openingNote: { label: t('site.openingNote'), help: t('site.openingNoteHelp') },
          },
        },
        {
          title: t('site.forWhom'),
          fields: {
            languages: { label: t('site.languages'), options: languages },
            accessibility: {
              label: t('site.accessibility'),
              options: accessibilities.map((value) => ({ value, label: t(`site.access.${value}`) })),
            },
            accessibilityNote: { label: t('site.accessibilityNote') },
            transportation: { label: t('site.transportation') },
            open: {
              label: t('site.inUse'),
              options: (['yes', 'no'] as const).map((value) => ({ value, label: t(`site.inUse_${value}`) })),
              showIf: () => site !== undefined,
            },
          },
        },
      ]}
    />
  );
}
