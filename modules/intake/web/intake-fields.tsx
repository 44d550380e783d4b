import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { RadioCards, Segmented } from '#ui';
import { IdentityCheck } from '../model.ts';
import type { AcceptanceFields } from './person-fields.tsx';

/** What must be known when intake ends (process.md § 7): that it is this person, and whether somebody is in danger. */
export function IntakeFields({ form, onChange, gaps }: AcceptanceFields) {
  const { t } = useTranslation('intake');
  return (
    <>
      <Segmented
        label={t('accept.identityCheck')}
        columns={2}
        options={IdentityCheck.options.map((value) => ({ value, label: t(`identityCheck.${value}`) }))}
        value={form.identityCheck}
        onChange={(identityCheck) => onChange({ identityCheck })}
        error={gaps.includes('identityCheck') ? t('accept.identityCheckMissing') : undefined}
      />
      <RadioCards
        label={t('accept.safety')}
        options={(['no_danger', 'danger'] as const).map((value) => ({
          value,
          label: t(`safety.${value}`),
          help: t(`safetyHelp.${value}`),
        }))}
        value={form.danger}
        onChange={(danger) => onChange({ danger })}
        error={gaps.includes('danger') ? t('accept.safetyMissing') : undefined}
      />
      {form.danger === 'danger' && (
        <Textarea
          label={t('accept.dangerNote')}
          description={t('accept.dangerNoteHelp')}
          autosize
          minRows={2}
          maxLength={2000}
          value={form.dangerNote}
          onChange={(event) => onChange({ dangerNote: event.currentTarget.value })}
          error={gaps.includes('dangerNote') ? t('accept.dangerNoteMissing') : undefined}
        />
      )}
    </>
  );
}
