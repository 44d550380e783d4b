import { Checkbox, NumberInput, Select, Textarea } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarDate } from '#kernel';
import { DateField, LinkButton, Segmented, TimeField, useFormat } from '#ui';
import { ContactMode, ContactOutcome, ContactParty, ContactPlace, NoteCategory, ServiceComponent } from '../model.ts';
import { type ContactForm, type FormGap, withMode } from './contact-form.ts';
import styles from './contacts.module.css';
import { modeIcons } from './mode-icons.tsx';
import { NoteTemplates } from './note-templates.tsx';
import { OtherCasesField } from './other-cases-field.tsx';
import { useCaseOfContact } from './queries.ts';

type FieldsProps = {
  form: ContactForm;
  onChange: (form: ContactForm) => void;
  gaps: readonly FormGap[];
  /** A new contact may be written on several cases at once; one that is corrected may not. */
  isNew?: boolean;
};

/** How, what happened, the note; time, party and minutes unfold when they are not the usual ones. */
export function ContactFields({ form, onChange, gaps, isNew = false }: FieldsProps) {
  const { t } = useTranslation('contacts');
  const [more, setMore] = useState(form.on !== null || form.party !== 'client' || form.others.length > 0);
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
      <ComponentField form={form} onChange={onChange} />
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
      <NoteTemplates form={form} onChange={onChange} />
      <NoteFiling form={form} onChange={onChange} />
      {more ? (
        <MoreFields form={form} onChange={onChange} gaps={gaps} isNew={isNew} />
      ) : (
        <LinkButton onClick={() => setMore(true)}>{t('more')}</LinkButton>
      )}
    </>
  );
}

/** Targeted case management is billed by its four parts; elsewhere nobody asks. */
function ComponentField({ form, onChange }: Omit<FieldsProps, 'gaps'>) {
  const { t } = useTranslation('contacts');
  const { model } = useCaseOfContact(form.caseId);
  if (model !== 'targeted') return null;
  return (
    <Segmented
      label={t('whichPart')}
      columns={2}
      options={ServiceComponent.options.map((component) => ({ value: component, label: t(`component.${component}`) }))}
      value={form.component}
      onChange={(component) => onChange({ ...form, component })}
    />
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

function MoreFields({ form, onChange, gaps, isNew = false }: FieldsProps) {
  const { t } = useTranslation('contacts');
  return (
    <>
      <Segmented
        label={t('withWhom')}
        columns={3}
        options={ContactParty.options.map((party) => ({ value: party, label: t(`party.${party}`) }))}
        value={form.party}
        onChange={(party) => onChange({ ...form, party })}
      />
      {isNew && <WhenFields form={form} onChange={onChange} gaps={gaps} />}
      <PlaceFields form={form} onChange={onChange} />
      <NumberInput
        label={t('minutes')}
        min={0}
        max={1440}
        step={5}
        allowDecimal={false}
        value={form.minutes}
        onChange={(minutes) => onChange({ ...form, minutes: Number(minutes) || 0 })}
      />
      {isNew && <OtherCasesField caseId={form.caseId} value={form.others} onChange={(others) => onChange({ ...form, others })} />}
    </>
  );
}

function WhenFields({ form, onChange, gaps }: FieldsProps) {
  const { t } = useTranslation('contacts');
  const format = useFormat();
  return (
    <>
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
    </>
  );
}

function PlaceFields({ form, onChange }: Omit<FieldsProps, 'gaps'>) {
  const { t } = useTranslation('contacts');
  return (
    <>
      <Segmented
        label={t('where')}
        columns={3}
        options={ContactPlace.options.map((place) => ({ value: place, label: t(`place.${place}`) }))}
        value={form.place}
        onChange={(place) => onChange({ ...form, place })}
      />
      <Checkbox
        label={t('direct')}
        description={t('directHelp')}
        checked={form.direct}
        onChange={(event) => onChange({ ...form, direct: event.currentTarget.checked })}
      />
    </>
  );
}
