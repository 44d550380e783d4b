import { MultiSelect, Select, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '#client';
import { DateField, Segmented, TimeField, useFormat, useSession } from '#ui';
import { AppointmentCategory, transports } from '../model.ts';
import type { AppointmentForm, AppointmentGap } from './appointment-form.ts';
import styles from './calendar.module.css';
import { useColleagues } from './queries.ts';

type FieldsProps = {
  caseId: string;
  form: AppointmentForm;
  onChange: (form: AppointmentForm) => void;
  gaps: readonly AppointmentGap[];
  /** What belongs right under day and time: how it repeats, or which dates are meant. */
  afterTime?: ReactNode;
};

export function AppointmentFields({ caseId, form, onChange, gaps, afterTime }: FieldsProps) {
  const { t } = useTranslation(['calendar', 'ui']);
  const format = useFormat();
  const timeError = gaps.includes('order')
    ? t('calendar:endsEarlier')
    : gaps.includes('time')
      ? t('calendar:timeMissing', { example: format.time(format.reader.now) })
      : undefined;
  return (
    <>
      <TextInput
        data-autofocus
        label={t('calendar:what')}
        description={t('calendar:whatHelp')}
        maxLength={200}
        value={form.title}
        onChange={(event) => onChange({ ...form, title: event.currentTarget.value })}
        error={gaps.includes('title') ? t('calendar:titleMissing') : undefined}
      />
      <DateField label={t('calendar:day')} value={form.on} onChange={(on) => onChange({ ...form, on })} />
      <div className={styles.pair}>
        <TimeField label={t('calendar:from')} value={form.from} onChange={(from) => onChange({ ...form, from })} error={timeError} />
        <TimeField label={t('calendar:until')} value={form.until} onChange={(until) => onChange({ ...form, until })} />
      </div>
      {afterTime}
      <ProviderField form={form} onChange={onChange} />
      <TextInput
        label={t('calendar:place')}
        description={t('calendar:placeHelp')}
        maxLength={300}
        value={form.place}
        onChange={(event) => onChange({ ...form, place: event.currentTarget.value })}
      />
      <Segmented
        label={t('calendar:transport')}
        columns={2}
        options={transports.map((transport) => ({ value: transport, label: t(`calendar:transports.${transport}`) }))}
        value={form.transport}
        onChange={(transport) => onChange({ ...form, transport })}
      />
      {form.transport !== 'not_needed' && form.transport !== 'own' && (
        <TextInput
          label={t('calendar:transportNote')}
          maxLength={300}
          value={form.transportNote}
          onChange={(event) => onChange({ ...form, transportNote: event.currentTarget.value })}
        />
      )}
      <WorkersField caseId={caseId} form={form} onChange={onChange} />
      <TextInput
        label={t('calendar:others')}
        description={t('calendar:othersHelp')}
        maxLength={300}
        value={form.others}
        onChange={(event) => onChange({ ...form, others: event.currentTarget.value })}
      />
      <Select
        label={t('calendar:filedUnder')}
        data={AppointmentCategory.options.map((category) => ({ value: category, label: t(`ui:category.${category}`) }))}
        value={form.category}
        onChange={(category) => onChange({ ...form, category: AppointmentCategory.parse(category) })}
      />
    </>
  );
}

/** The organisation it takes place at or with, such as a rehabilitation centre. */
function ProviderField({ form, onChange }: Pick<FieldsProps, 'form' | 'onChange'>) {
  const { t } = useTranslation('calendar');
  const { data } = api.useQuery('get', '/api/organizations', { params: { query: { limit: 200 } } });
  return (
    <Select
      label={t('provider')}
      searchable
      clearable
      data={data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []}
      value={form.organizationId}
      onChange={(organizationId) => onChange({ ...form, organizationId })}
    />
  );
}

function WorkersField({ caseId, form, onChange }: Omit<FieldsProps, 'gaps' | 'afterTime'>) {
  const { t } = useTranslation('calendar');
  const { user } = useSession();
  const colleagues = useColleagues(caseId);
  const people = [
    { value: user.id, label: `${user.givenName} ${user.familyName}` },
    ...(colleagues.data?.items ?? []).map((colleague) => ({ value: colleague.userId, label: colleague.name })),
  ];
  const accompanied = new Map(form.workers.map((worker) => [worker.userId, worker.accompanies]));
  return (
    <>
      <MultiSelect
        label={t('workers')}
        searchable
        data={people}
        value={form.workers.map((worker) => worker.userId)}
        onChange={(ids) => onChange({ ...form, workers: ids.map((userId) => ({ userId, accompanies: accompanied.get(userId) ?? false })) })}
      />
      {form.workers.map((worker) => (
        <label key={worker.userId} className={styles.tick}>
          <input
            type="checkbox"
            checked={worker.accompanies}
            onChange={(event) =>
              onChange({
                ...form,
                workers: form.workers.map((other) =>
                  other.userId === worker.userId ? { ...other, accompanies: event.currentTarget.checked } : other,
                ),
              })
            }
          />
          <span>
            {people.find((person) => person.value === worker.userId)?.label} {t('accompanies')}
          </span>
        </label>
      ))}
    </>
  );
}
