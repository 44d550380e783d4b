import { Select, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Acuity } from '#kernel';
import { CaseModel } from '#modules/cases/index.ts';
import { RadioCards, Segmented, useFormat } from '#ui';
import { isOverLimit, loadAfter } from './acceptance-form.ts';
import styles from './inbox.module.css';
import type { AcceptanceFields } from './person-fields.tsx';
import type { CaseManager } from './queries.ts';

type CaseFieldsProps = AcceptanceFields & {
  programs: readonly { id: string; name: string; model: string }[];
  managers: readonly CaseManager[];
  overLimit: boolean;
  maySupervise: boolean;
};

const acuities = ['1', '2', '3', '4'] as const;
/** More people than this are chosen from a list. */
const mostCards = 5;

/** The programme, the model, how demanding it is, and who carries it, with what they carry already. */
export function CaseFields({ form, onChange, gaps, programs, managers, overLimit, maySupervise }: CaseFieldsProps) {
  const { t } = useTranslation(['intake', 'cases']);
  const program = programs.find(({ id }) => id === form.programId);
  return (
    <>
      <Select
        label={t('intake:accept.program')}
        data={programs.map(({ id, name }) => ({ value: id, label: name }))}
        value={form.programId}
        allowDeselect={false}
        onChange={(programId) => onChange({ programId, model: null })}
        error={gaps.includes('program') ? t('intake:accept.programMissing') : undefined}
      />
      <Select
        label={t('intake:accept.model')}
        description={t('cases:weigh.modelHelp')}
        data={CaseModel.options.map((model) => ({ value: model, label: t(`cases:model.${model}`) }))}
        value={form.model ?? program?.model ?? null}
        allowDeselect={false}
        onChange={(model) => onChange({ model: CaseModel.parse(model) })}
      />
      <Segmented
        label={t('intake:accept.acuity')}
        options={acuities.map((acuity) => ({ value: acuity, label: t(`cases:acuity.${acuity}`) }))}
        columns={2}
        value={`${form.acuity}`}
        onChange={(acuity) => onChange({ acuity: Number(acuity) as Acuity })}
      />
      <ManagerField form={form} onChange={onChange} gaps={gaps} managers={managers} maySupervise={maySupervise} />
      {overLimit && maySupervise && (
        <Textarea
          label={t('intake:accept.override')}
          autosize
          minRows={2}
          maxLength={500}
          value={form.overrideReason}
          onChange={(event) => onChange({ overrideReason: event.currentTarget.value })}
          error={gaps.includes('override') ? t('intake:accept.overrideMissing') : undefined}
        />
      )}
    </>
  );
}

/** The one with most room first; whoever is full can only be chosen by a supervisor. */
function ManagerField({
  form,
  onChange,
  gaps,
  managers,
  maySupervise,
}: AcceptanceFields & Pick<CaseFieldsProps, 'managers' | 'maySupervise'>) {
  const { t } = useTranslation('intake');
  const format = useFormat();
  const load = (manager: CaseManager) =>
    t('accept.load', {
      count: manager.cases,
      weighted: format.number(manager.weighted),
      context: manager.hard === null ? '' : 'limited',
      after: format.number(loadAfter(manager, form.acuity)),
      limit: format.number(manager.hard ?? 0),
    });
  const options = [
    ...managers.map((manager) => ({
      value: manager.userId as string,
      label: manager.name,
      help: load(manager),
      disabled: isOverLimit(manager, form.acuity) && !maySupervise,
    })),
    { value: 'nobody', label: t('accept.nobody'), help: t('accept.nobodyHelp'), disabled: false },
  ];
  const error = gaps.includes('manager') ? t('accept.managerMissing') : undefined;
  if (options.length <= mostCards) {
    return (
      <RadioCards
        label={t('accept.manager')}
        options={options}
        value={form.caseManagerId}
        onChange={(caseManagerId) => onChange({ caseManagerId })}
        error={error}
      />
    );
  }
  const chosen = options.find((option) => option.value === form.caseManagerId);
  return (
    <Select
      label={t('accept.manager')}
      description={chosen?.help}
      searchable
      data={options.map(({ value, label, disabled }) => ({ value, label, disabled }))}
      renderOption={({ option }) => <Named name={option.label} help={options.find(({ value }) => value === option.value)?.help} />}
      value={form.caseManagerId}
      onChange={(caseManagerId) => onChange({ caseManagerId })}
      error={error}
    />
  );
}

function Named({ name, help }: { name: string; help: string | undefined }) {
  return (
    <span className={styles.named}>
      {name}
      <span className={styles.quiet}>{help}</span>
    </span>
  );
}
