import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newId } from '#kernel';
import { Button, Drawer, FormView, SavedStatus, useSession, useZodForm } from '#ui';
import { contactKinds } from '../model-reach.ts';
import { useAboutFields } from './about-fields.tsx';
import { emptyPerson, RegisterForm, toNewPerson } from './person-form.ts';
import { PossibleMatches } from './possible-matches.tsx';
import { usePeopleActions } from './queries.ts';

/** Registers a person. Whoever may be the same shows while typing, with the reason. */
export function RegisterDrawer({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('people');
  const { network } = useSession();
  const { register } = usePeopleActions();
  const navigate = useNavigate();
  const [id, setId] = useState(newId);
  const about = useAboutFields();
  const form = useZodForm({
    schema: RegisterForm,
    initial: emptyPerson(),
    draftKey: 'person:new',
    onSave: async ({ value }) => {
      await register(toNewPerson(id, value));
      form.discardDraft();
      onClose();
      void navigate({ to: '/people/$personId', params: { personId: id } });
      setId(newId());
    },
  });
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  const { values } = form;
  const described = {
    givenNames: text(values.givenNames),
    familyName: text(values.familyName),
    birthDate: text(values.birthDate) || null,
    phones: text(values.phone) ? [text(values.phone)] : [],
    emails: text(values.email) ? [text(values.email)] : [],
  };
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      title={t('page.register')}
      footer={
        <>
          <Button variant="primary" busy={form.busy} shortcut="mod+enter" onClick={() => void form.submit()}>
            {t('register.save')}
          </Button>
          <Button variant="quiet" onClick={form.discardDraft}>
            {t('register.discard')}
          </Button>
        </>
      }
    >
      <FormView
        form={form}
        sections={[
          { fields: about.who, notice: <PossibleMatches described={described} /> },
          { fields: about.more },
          {
            title: t('reach.title'),
            fields: {
              phone: { label: t('field.phone'), widget: 'phone', country: network.country },
              messageSafe: { label: t('field.messageSafe'), showIf: () => text(values.phone) !== '' },
              email: { label: t('field.email') },
              not: {
                label: t('reach.notTitle'),
                options: contactKinds.map((kind) => ({ value: kind, label: t(`reach.none_${kind}`) })),
              },
              notNote: { label: t('field.notNote'), showIf: () => Array.isArray(values.not) && values.not.length > 0 },
            },
          },
          {
            title: t('address.title'),
            fields: {
              address: { label: t('address.home'), widget: 'address', country: network.country },
              addressProtected: { label: t('field.addressProtected'), help: t('field.addressProtectedHelp') },
            },
          },
        ]}
      >
        <SavedStatus />
      </FormView>
    </Drawer>
  );
}
