import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newId } from '#kernel';
import { Button, Drawer, type FormSection, FormView, useZodForm } from '#ui';
import { type CaseModel, caseModels } from '../../model.ts';
import { PlanApproval } from '../../model-program.ts';
import { ClocksField } from './clocks-field.tsx';
import { bodyOf, formOf, ProgramForm } from './program-form.ts';
import { type NewProgramBody, type Program, useInstrumentTitles, useProgramActions } from './queries.ts';

type ProgramDrawerProps = { opened: boolean; onClose: () => void; program?: Program };

/** Adds a programme, or changes one: what it asks for and every clock, each against what its model says. */
export function ProgramDrawer({ opened, onClose, program }: ProgramDrawerProps) {
  const { t } = useTranslation('cases');
  const { add, change } = useProgramActions();
  const [id, setId] = useState(newId);
  const form = useZodForm({
    schema: ProgramForm,
    initial: formOf(program),
    version: program?.version,
    draftKey: `program:${program?.id ?? 'new'}`,
    onSave: async ({ value, changes, version }) => {
      const body = bodyOf(value, program ? changes : value);
      if (program) await change(program.id, version ?? program.version, body);
      else await add({ id, ...body } as NewProgramBody);
      setId(newId());
      form.discardDraft();
      onClose();
    },
  });
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      title={program?.name ?? t('programs.add')}
      footer={
        <>
          <Button variant="primary" busy={form.busy} shortcut="mod+enter" onClick={() => void form.submit()}>
            {t('programs.save')}
          </Button>
          <Button variant="quiet" onClick={onClose}>
            {t('programs.cancel')}
          </Button>
        </>
      }
    >
      <FormView form={form} what={t('programs.what')} sections={useSections((form.values.model as CaseModel) ?? 'clinical')} />
    </Drawer>
  );
}

function useSections(model: CaseModel): readonly FormSection<typeof ProgramForm>[] {
  const { t } = useTranslation('cases');
  const instruments = [...useInstrumentTitles()].map(([value, label]) => ({ value, label }));
  return [
    {
      fields: {
        name: { label: t('programs.name') },
        targetGroup: { label: t('programs.targetGroup'), help: t('programs.targetGroupHelp') },
        model: {
          label: t('field.model'),
          help: t('weigh.modelHelp'),
          options: caseModels.map((value) => ({ value, label: t(`model.${value}`) })),
        },
      },
    },
    {
      title: t('programs.asks'),
      fields: {
        requiredInstruments: { label: t('programs.requiredInstruments'), options: instruments },
        outcomeInstruments: { label: t('programs.outcomeInstruments'), options: instruments },
        planApprovals: {
          label: t('programs.planApprovals'),
          options: PlanApproval.options.map((value) => ({ value, label: t(`planApproval.${value}`) })),
        },
        requiresConference: { label: t('programs.conferenceYes') },
        eligibilityRequired: { label: t('programs.eligibilityAsk') },
        soft: { label: t('programs.soft'), half: true },
        hard: { label: t('programs.hard'), half: true },
      },
    },
    {
      title: t('programs.clocks'),
      help: t('programs.clocksHelp'),
      fields: {
        clocks: {
          label: t('programs.clocks'),
          render: ({ value, onChange }) => <ClocksField model={model} value={(value ?? {}) as ProgramForm['clocks']} onChange={onChange} />,
        },
      },
    },
  ];
}
