import { IconAlertTriangle, IconLanguage } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScoreSummary, TranslationStatus } from '#questionnaire';
import { Chip } from '../chips/chip.tsx';
import { useFormat } from '../format/use-format.ts';
import { useForm } from './form-context.ts';
import { FormWords } from './form-words.tsx';
import styles from './questionnaire.module.css';

type FormHeaderProps = { progress: { answered: number; total: number }; scores: ScoreSummary | undefined; status: ReactNode };

/** How far one is, and what it adds up to. Stays at the top while the questions pass. */
export function FormHeader({ progress, scores, status }: FormHeaderProps) {
  const { t } = useTranslation('ui');
  const { answered, total } = progress;
  return (
    <div className={styles.header}>
      <span className={styles.count}>{t('questionnaire.progress', { answered, total })}</span>
      <progress
        className={styles.bar}
        aria-label={t('questionnaire.progress', { answered, total })}
        value={answered}
        max={Math.max(total, 1)}
      />
      {scores && <Scores scores={scores} />}
      {status}
    </div>
  );
}

function Scores({ scores: { total, band, alerts } }: { scores: ScoreSummary }) {
  const format = useFormat();
  return (
    <output className={styles.scores}>
      {alerts.map(({ linkId, label }) => (
        <Chip key={linkId} tone="overdue" icon={<IconAlertTriangle aria-hidden />}>
          {label && <FormWords words={label} />}
        </Chip>
      ))}
      {total && (
        <span className={styles.score}>
          {total.label && <FormWords words={total.label} />} <b>{format.number(total.value)}</b>
        </span>
      )}
      {band && (
        <Chip tone="line">
          <FormWords words={band.label} />
        </Chip>
      )}
    </output>
  );
}

/** Says so when an instrument was never published in the reader's language. Nobody may translate it on the fly. */
export function LanguageNote({ status, original }: { status: TranslationStatus; original: string }) {
  const { t } = useTranslation('ui');
  const { language } = useForm();
  if (status !== 'unavailable') return null;
  const nameOf = (code: string) => new Intl.DisplayNames([language], { type: 'language' }).of(code) ?? code;
  return (
    <p className={styles.language}>
      <IconLanguage aria-hidden />
      {t('questionnaire.notTranslated', { language: nameOf(language), original: nameOf(original) })}
    </p>
  );
}
