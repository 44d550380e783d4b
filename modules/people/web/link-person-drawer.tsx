import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { newId } from '#kernel';
import { Button, Drawer, FormView, useZodForm } from '#ui';
import { PersonField } from './person-field.tsx';
import { usePeopleActions } from './queries.ts';

const LinkForm = z.object({
  otherPersonId: z.uuid(),
  goesOnWith: z.enum(['this', 'other']),
  reason: z.string().trim().min(3).max(1000),
});

type LinkPersonDrawerProps = {
  person: { id: string; displayName: string };
  /** The other record, where it is known already which one. */
  other?: { id: string; displayName: string } | undefined;
  /** A reason to begin with, in words. */
  reason?: string | undefined;
  onClose: () => void;
};

/** Says that another record is of the same person, with which of the two work goes on, and why. */
export function LinkPersonDrawer({ person, other, reason = '', onClose }: LinkPersonDrawerProps) {
  const { t } = useTranslation('people');
  const { link } = usePeopleActions();
  const [id] = useState(newId);
  const [otherName, setOtherName] = useState(other?.displayName ?? null);
  const form = useZodForm({
    schema: LinkForm,
    initial: { ...(other ? { otherPersonId: other.id, goesOnWith: 'other' as const } : { goesOnWith: 'this' as const }), reason },
    onSave: async ({ value }) => {
      const [leading, linked] = value.goesOnWith === 'this' ? [person.id, value.otherPersonId] : [value.otherPersonId, person.id];
      await link(leading, { id, linkedPersonId: linked, reason: value.reason });
      onClose();
    },
  });
  return (
    <Drawer
      opened
      onClose={onClose}
      title={t('link.addTitle', { name: person.displayName })}
      footer={
        <>
          <Button variant="primary" busy={form.busy} onClick={() => void form.submit()}>
            {t('link.save')}
          </Button>
          <Button variant="quiet" onClick={onClose}>
            {t('link.cancel')}
          </Button>
        </>
      }
    >
      <p>{t('link.lead')}</p>
      <FormView
        form={form}
        sections={[
          {
            fields: {
              otherPersonId: {
                label: t('link.other'),
                render: ({ label, value, error, onChange }) => (
                  <PersonField
                    label={label}
                    value={typeof value === 'string' ? value : null}
                    name={otherName ?? undefined}
                    error={error}
                    onChange={(personId, name) => {
                      onChange(personId);
                      setOtherName(name);
                    }}
                  />
                ),
              },
              goesOnWith: {
                label: t('link.goesOnWith'),
                widget: 'radios',
                options: [
                  { value: 'this', label: t('link.thisOne', { name: person.displayName }) },
                  { value: 'other', label: otherName ? t('link.otherNamed', { name: otherName }) : t('link.otherOne') },
                ],
              },
              reason: { label: t('link.why'), help: t('link.whyHelp') },
            },
          },
        ]}
      />
    </Drawer>
  );
}
