import { useTranslation } from 'react-i18next';
import { newId } from '#kernel';
import { FormDrawer } from '#ui';
import { ClosureDays, closureKinds } from '../model-place.ts';
import { MovedNote } from './moved-note.tsx';
import { usePlaceActions } from './queries-place.ts';

/** A day or a few on which the house is closed; what that moves is said before it is saved. */
export function ClosureDrawer({ organizationId, onClose }: { organizationId: string; onClose: () => void }) {
  const { t } = useTranslation('organizations');
  const { addClosure } = usePlaceActions(organizationId);
  return (
    <FormDrawer
      schema={ClosureDays}
      initial={{ kind: 'closing', everyYear: false }}
      title={t('closure.add')}
      what={t('closure.title')}
      onClose={onClose}
      onSave={({ value }) => addClosure({ id: newId(), ...value })}
      sections={({ values }) => {
        const thought = ClosureDays.safeParse({ ...values, name: values.name || t('closure.title') });
        return [
          {
            fields: {
              kind: { label: t('closure.what'), options: closureKinds.map((value) => ({ value, label: t(`closure.kind.${value}`) })) },
              name: { label: t('field.name'), help: t('closure.nameHelp') },
              firstDay: { label: t('closure.firstDay'), half: true },
              lastDay: { label: t('closure.lastDay'), half: true },
              everyYear: { label: t('closure.everyYear') },
            },
            notice: <MovedNote organizationId={organizationId} thought={thought.success ? { closing: thought.data } : undefined} />,
          },
        ];
      }}
    />
  );
}
