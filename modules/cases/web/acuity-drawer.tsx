import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { Drawer, ZodForm } from '#ui';
import { CaseModel } from '../model.ts';
import { type CaseView, useCaseActions } from './queries.ts';

const Form = z.object({
  acuity: z.enum(['1', '2', '3', '4']),
  model: CaseModel,
  reason: z.string().trim().max(500).nullable(),
});
type Acuity = 1 | 2 | 3 | 4;

/** How demanding the case is, and by which model it is worked. Both are decisions; another model needs a reason. */
export function AcuityDrawer({ view, onClose }: { view: CaseView; onClose: () => void }) {
  const { t } = useTranslation('cases');
  const { change } = useCaseActions(view.id);
  return (
    <Drawer opened onClose={onClose} title={t('weigh.title')}>
      <ZodForm
        schema={Form.refine(({ model, reason }) => model === view.model || (reason ?? '').length >= 3, { path: ['reason'] }) as typeof Form}
        initial={{ acuity: String(view.acuity) as '1', model: view.model, reason: null }}
        version={view.version}
        what={t('weigh.what')}
        saveLabel={t('weigh.save')}
        onCancel={onClose}
        onSave={async ({ value, version }) => {
          const acuity = Number(value.acuity) as Acuity;
          const model = value.model === view.model ? {} : { model: { to: value.model, reason: value.reason ?? '' } };
          await change({ ...(acuity === view.acuity ? {} : { acuity }), ...model }, version ?? view.version);
          onClose();
        }}
        sections={[
          {
            fields: {
              acuity: {
                label: t('field.acuity'),
                help: t('weigh.acuityHelp'),
                widget: 'radios',
                options: Form.shape.acuity.options.map((value) => ({ value, label: t(`acuity.${value}`) })),
              },
              model: {
                label: t('field.model'),
                help: t('weigh.modelHelp'),
                options: CaseModel.options.map((value) => ({ value, label: t(`model.${value}`) })),
              },
              reason: { label: t('weigh.reason'), showIf: ({ model }) => model !== view.model },
            },
          },
        ]}
      />
    </Drawer>
  );
}
