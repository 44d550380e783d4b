import { Checkbox, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CalendarDate } from '#kernel';
import { LegalForm } from '#modules/cases/index.ts';
import { DateField, RadioCards, Segmented, useFormat } from '#ui';
import type { AcceptanceFields } from './person-fields.tsx';

/** What the case stands on (process.md T6): eligibility, consent or the law in its place, and the notice that was given. */
export function BasisFields({ form, onChange, gaps }: AcceptanceFields) {
  const { t } = useTranslation('intake');
  const format = useFormat();
  const asksWords = form.legalForm === 'verbal_documented' || form.legalForm === 'statutory_basis';
  return (
    <>
      <Segmented
        label={t('accept.eligibility')}
        options={[
          { value: 'recorded', label: t('accept.eligibilityRecorded') },
          { value: 'not_required', label: t('accept.eligibilityNotRequired') },
        ]}
        value={form.eligibility}
        onChange={(eligibility) => onChange({ eligibility })}
        error={gaps.includes('eligibility') ? t('accept.eligibilityMissing') : undefined}
      />
      <RadioCards
        label={t('accept.consent')}
        options={LegalForm.options.map((legalForm) => ({
          value: legalForm,
          label: t(`legalForm.${legalForm}`),
          help: t(`legalFormHelp.${legalForm}`),
        }))}
        value={form.legalForm}
        onChange={(legalForm) => onChange({ legalForm })}
        error={gaps.includes('legalForm') ? t('accept.consentMissing') : undefined}
      />
      {form.legalForm !== null && (
        <DateField
          label={t(`accept.signedOn_${form.legalForm}`)}
          latest={format.today}
          value={form.signedOn as CalendarDate}
          onChange={(signedOn) => onChange({ signedOn: signedOn ?? '' })}
          error={gaps.includes('signedOn') ? t('accept.signedOnMissing') : undefined}
        />
      )}
      {asksWords && (
        <Textarea
          label={t(form.legalForm === 'statutory_basis' ? 'accept.law' : 'accept.words')}
          autosize
          minRows={2}
          maxLength={2000}
          value={form.statement}
          onChange={(event) => onChange({ statement: event.currentTarget.value })}
          error={gaps.includes('statement') ? t('accept.statementMissing') : undefined}
        />
      )}
      <Checkbox
        label={t('accept.notice')}
        checked={form.noticeGiven}
        onChange={(event) => onChange({ noticeGiven: event.currentTarget.checked })}
        error={gaps.includes('notice') ? t('accept.noticeMissing') : undefined}
      />
    </>
  );
}
