import { useTranslation } from 'react-i18next';
import { Button, Drawer, FormView, useZodForm } from '#ui';
import { useAboutFields } from './about-fields.tsx';
import { formOf, PersonForm } from './person-form.ts';
import { type Person, type PersonChangeBody, usePeopleActions } from './queries.ts';

/** Changes what is known of the person themself; a conflict is shown field by field. */
export function PersonDrawer({ person, onClose }: { person: Person; onClose: () => void }) {
  const { t } = useTranslation('people');
  const { change } = usePeopleActions();
  const about = useAboutFields(person.languages);
  const form = useZodForm({
    schema: PersonForm,
    initial: formOf(person),
    version: person.version,
    draftKey: `person:${person.id}`,
    onSave: async ({ changes, version }) => {
      if (Object.keys(changes).length > 0) await change(person.id, version ?? person.version, changes as PersonChangeBody);
      onClose();
    },
  });
  return (
    <Drawer
      opened
      onClose={onClose}
      title={t('page.change')}
      footer={
        <>
          <Button variant="primary" busy={form.busy} shortcut="mod+enter" onClick={() => void form.submit()}>
            {t('save')}
          </Button>
          <Button variant="quiet" onClick={onClose}>
            {t('cancel')}
          </Button>
        </>
      }
    >
      <FormView
        form={form}
        what={t('thisPerson')}
        sections={[
          { fields: { ...about.who, ...about.more } },
          {
            title: t('field.more'),
            fields: {
              namePrefix: { label: t('field.namePrefix'), half: true },
              nameSuffix: { label: t('field.nameSuffix'), half: true },
              addressProtected: { label: t('field.addressProtected'), help: t('field.addressProtectedHelp') },
              deceased: { label: t('field.deceased') },
              deceasedOn: { label: t('field.deceasedOn'), widget: 'partialDate', showIf: (values) => values.deceased === true },
            },
          },
        ]}
      />
    </Drawer>
  );
}
