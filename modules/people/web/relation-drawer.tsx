import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { type CalendarDate, newId } from '#kernel';
import { FormDrawer, useSession } from '#ui';
import { EnergyFlow, RelationKind, RelationStrength, relationFields } from '../model-relations.ts';
import { OrganizationField } from './organization-field.tsx';
import { PersonField } from './person-field.tsx';
import { type Person, usePeopleActions } from './queries.ts';

const Form = z.object(relationFields);
type Relation = Person['relations'][number];

/** Somebody around the person: who they are to them, and what they do for them. */
export function RelationDrawer({ personId, relation, onClose }: { personId: string; relation: Relation | undefined; onClose: () => void }) {
  const { t } = useTranslation('people');
  const { network } = useSession();
  const { addRelation, changeRelation, remove } = usePeopleActions();
  return (
    <FormDrawer
      schema={Form}
      initial={
        relation ? asForm(relation) : { livesWith: false, isCaregiver: false, isRepresentative: false, isEmergencyContact: false, note: '' }
      }
      version={relation?.version}
      title={relation ? t('around.change') : t('around.add')}
      what={t('around.what')}
      onClose={onClose}
      onRemove={relation && (() => remove(personId, 'relations', relation.id, relation.version))}
      onSave={async ({ value, version }) => {
        if (relation) await changeRelation(personId, relation.id, version ?? relation.version, value);
        else await addRelation(personId, { id: newId(), ...value });
      }}
      sections={({ values, set }) => [
        {
          fields: {
            relatedPersonId: {
              label: t('around.registered'),
              render: ({ label, value, onChange }) => (
                <PersonField
                  label={label}
                  value={typeof value === 'string' ? value : null}
                  name={String(values.relatedName ?? '')}
                  onChange={(id, name) => {
                    onChange(id);
                    if (name !== null && !values.relatedName) set('relatedName', name);
                  }}
                />
              ),
            },
            relatedOrganizationId: {
              label: t('ecomap.organization'),
              showIf: (form) => !form.relatedPersonId && !form.livesWith,
              render: ({ label, value, onChange }) => (
                <OrganizationField
                  label={label}
                  value={typeof value === 'string' ? value : null}
                  name={String(values.relatedName ?? '')}
                  onChange={(id, name) => {
                    onChange(id);
                    if (name !== null && !values.relatedName) set('relatedName', name);
                  }}
                />
              ),
            },
            relatedName: { label: t('field.name') },
            kind: {
              label: t('around.is'),
              options: RelationKind.options.map((kind) => ({ value: kind, label: t(`around.kind.${kind}`) })),
            },
            strength: {
              label: t('ecomap.howStrong'),
              options: RelationStrength.options.map((one) => ({ value: one, label: t(`ecomap.strength.${one}`) })),
            },
            energy: {
              label: t('ecomap.whoGives'),
              options: EnergyFlow.options.map((one) => ({ value: one, label: t(`ecomap.energy.${one}`) })),
            },
            livesWith: { label: t('around.livesWith') },
            isCaregiver: { label: t('around.isCaregiver') },
            isRepresentative: { label: t('around.isRepresentative') },
            isEmergencyContact: { label: t('around.isEmergencyContact') },
            phone: { label: t('field.phone'), widget: 'phone', country: network.country },
            email: { label: t('field.email') },
            sinceOn: { label: t('address.validFrom'), half: true },
            untilOn: { label: t('address.validUntil'), half: true },
            note: { label: t('field.note') },
          },
        },
      ]}
    />
  );
}

/** Days come over the wire as plain text. */
function asForm(relation: Relation): z.input<typeof Form> {
  const { id: _id, version: _version, sinceOn, untilOn, ...form } = relation;
  return { ...form, sinceOn: sinceOn as CalendarDate | null, untilOn: untilOn as CalendarDate | null };
}
