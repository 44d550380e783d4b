import { NumberInput, Select, Textarea } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarDate } from '#kernel';
import { DateField, LinkButton, Segmented, TimeField, useFormat } from '#ui';
import { ContactMode, ContactOutcome, ContactParty, NoteCategory } from '../model.ts';
import { type ContactForm, type FormGap, withMode } from './contact-form.ts';
import styles from './contacts.module.css';
import { modeIcons } from './mode-icons.tsx';

type FieldsProps = { form: ContactForm; onChange: (form: ContactForm) => void; gaps: readonly FormGap[] };

/** How, what happened, the note; time, party and minutes unfold when they are not the usual ones. */
export function ContactFields({ form, onChange, gaps }: FieldsProps) {
  const { t } = useTranslation('contacts');
  const [more, setMore] = useState(form.on !== null || form.party !== 'client');
  return (
    <>
      <Segmented
        label={t('how')}
        columns={4}
        options={ContactMode.options.map((mode) => ({ value: mode, label: t(`mode.${mode}`), icon: modeIcons[mode] }))}
        value={form.mode}
        onChange={(mode) => onChange(withMode(form, mode))}
      />
      <Segmented
        label={t('whatHappened')}
        columns={2}
        options={ContactOutcome.options.map((outcome) => ({
          value: outcome,
          label: t(`outcome.${outcome}`),
          icon: outcome === form.outcome ? <IconCheck size={16} aria-hidden /> : undefined,
        }))}
        value={form.outcome}
        onChange={(outcome) => onChange({ ...form, outcome })}
        error={gaps.includes('outcome') ? t('whatHappened') : undefined}
      />
      <Textarea
        label={t('note')}
        autosize
        minRows={3}
        maxRows={12}
        maxLength={20_000}
        value={form.note}
        onChange={(event) => onChange({ ...form, note: event.currentTarget.value })}
        error={gaps.includes('note') ? t('noteMissing') : undefined}
      />
      <NoteFiling form={form} onChange={onChange} />
      {more ? (
        <MoreFields form={form} onChange={onChange} gaps={gaps} />
      ) : (
        <LinkButton onClick={() => setMore(true)}>{t('more')}</LinkButton>
      )}
    </>
  );
}

/** Who can see it is said where it is written. */
function NoteFiling({ form, onChange }: Omit<FieldsProps, 'gaps'>) {
  const { t } = useTranslation(['contacts', 'ui']);
  const categories = NoteCategory.options.map((category) => ({ value: category, label: t(`ui:category.${category}`) }));
  return (
    <Select
      label={t('contacts:filedUnder')}
      description={t('contacts:whoReads', { category: t(`ui:category.${form.category}`) })}
      data={categories}
      value={form.category}
      onChange={(category) => onChange({ ...form, category: NoteCategory.parse(category) })}
    />
  );
}

function MoreFields({ form, onChange, gaps }: FieldsProps) {
  const { t } = useTranslation('contacts');
  const format = useFormat();
  return (
    <>
      <Segmented
        label={t('withWhom')}
        columns={3}
        options={ContactParty.options.map((party) => ({ value: party, label: t(`party.${party}`) }))}
        value={form.party}
        onChange={(party) => onChange({ ...form, party })}
      />
      <Segmented
        label={t('when')}
        options={[
          { value: 'now', label: t('now') },
          { value: 'earlier', label: t('earlier') },
        ]}
        value={form.on === null ? 'now' : 'earlier'}
        onChange={(when) => onChange({ ...form, on: when === 'now' ? null : format.today })}
      />
      {form.on !== null && (
        <div className={styles.pair}>
          <DateField
            label={t('dayField')}
            latest={format.today}
            value={form.on as CalendarDate}
            onChange={(on) => onChange({ ...form, on })}
          />
          <TimeField
            label={t('timeField')}
            value={form.at}
            onChange={(at) => onChange({ ...form, at })}
            error={gaps.includes('time') ? t('timeMissing') : undefined}
          />
        </div>
      )}
      <NumberInput
        label={t('minutes')}
        min={0}
        max={1440}
        step={5}
        allowDecimal={false}
        value={form.minutes}
        onChange={(minutes) => onChange({ ...form, minutes: Number(minutes) || 0 })}
      />
    </>
  );
}
