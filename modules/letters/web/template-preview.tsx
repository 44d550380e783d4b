import { useTranslation } from 'react-i18next';
import type { Language } from '#kernel';
import { EmptyState, SectionHeader } from '#ui';
import type { Audience, TemplateText } from '../model.ts';
import type { FieldKey } from '../model-fields.ts';
import { mergeText } from '../rules-merge.ts';
import { LetterSheet } from './letter-sheet.tsx';
import styles from './letters.module.css';

type TemplatePreviewProps = { language: Language; audience: Audience; text: TemplateText | null };

/** How the letter reads in the language one works on, with invented values, while one writes. */
export function TemplatePreview({ language, audience, text }: TemplatePreviewProps) {
  const { t } = useTranslation('letters');
  const { t: say } = useTranslation('letters', { lng: language });
  const isToClient = audience === 'client';
  const sampleOf = (key: FieldKey) => {
    if (!isToClient && key === 'recipient.salutation') return say('salutation.body');
    return !isToClient && key === 'recipient.name' ? say('samplePartner') : say(`sample.${key}`);
  };
  const merge = (template: string) =>
    mergeText(
      template,
      (key) => ({ text: sampleOf(key) }),
      (key) => say(`field.${key}`),
    );
  return (
    <section className={styles.preview} aria-label={t('templates.preview')}>
      <SectionHeader level={2} title={t('templates.preview')} />
      <p className={styles.quiet}>{t('templates.previewNote')}</p>
      {text === null ? (
        <EmptyState>{t('templates.noText')}</EmptyState>
      ) : (
        <LetterSheet
          language={language}
          address={isToClient ? `${say('sample.recipient.name')}\n${say('sample.client.address')}` : say('samplePartner')}
          subject={merge(text.subject)}
          body={merge(text.body)}
          signatory={`${say('sample.manager.name')}\n${say('sample.organization.name')}`}
        />
      )}
    </section>
  );
}
