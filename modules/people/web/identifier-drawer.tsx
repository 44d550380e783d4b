import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { newId } from '#kernel';
import { FormDrawer } from '#ui';
import { IdentifierKind, NewIdentifier } from '../model-identifiers.ts';
import { usePeopleActions } from './queries.ts';

const Form = z.object({ kind: IdentifierKind, issuer: z.string().trim().max(200), value: NewIdentifier.shape.value });

/** A number under which others know the person; it is sealed as soon as it is saved. */
export function IdentifierDrawer({ personId, onClose }: { personId: string; onClose: () => void }) {
  const { t } = useTranslation('people');
  const { addIdentifier } = usePeopleActions();
  return (
    <FormDrawer
      schema={Form}
      initial={{ issuer: '' }}
      title={t('numbers.add')}
      what={t('numbers.title')}
      onClose={onClose}
      onSave={({ value }) => addIdentifier(personId, { id: newId(), ...value })}
      sections={() => [
        {
          help: t('numbers.help'),
          fields: {
            kind: {
              label: t('numbers.which'),
              options: IdentifierKind.options.map((kind) => ({ value: kind, label: t(`numbers.kind.${kind}`) })),
            },
            value: { label: t('numbers.number') },
            issuer: { label: t('numbers.issuer') },
          },
        },
      ]}
    />
  );
}
