import { Select, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Language, languages, newId } from '#kernel';
import { Button, Drawer, ProblemAlert, RadioCards, Skeleton, useLanguage } from '#ui';
import { type AnswerMode, AssessmentId, answerModes } from '../model.ts';
import type { InstrumentView } from '../model-instruments.ts';
import styles from './assessments.module.css';
import { useInstrumentWords } from './instrument-words.ts';
import { useInstruments, useSaveAssessment } from './queries.ts';

type StartProps = {
  caseId: string;
  /** Already chosen, because the programme asks for it. */
  questionnaire: string | null;
  onClose: () => void;
};

/** What shall be asked, who answers, in which language; then the form. */
export function StartDrawer({ caseId, questionnaire, onClose }: StartProps) {
  const { t } = useTranslation('assessments');
  const language = useLanguage();
  const instruments = useInstruments(language);
  const form = useStart(caseId, questionnaire);
  const chosen = instruments.data?.items.find(({ key }) => key === form.key);
  return (
    <Drawer
      opened
      onClose={onClose}
      title={t('start.heading')}
      footer={
        <Button variant="primary" wide busy={form.busy || instruments.isPending} onClick={() => void form.start(chosen)}>
          {t('do.start')}
        </Button>
      }
    >
      {instruments.data ? (
        <InstrumentChoice instruments={instruments.data.items} value={form.key} onChange={form.setKey} tried={form.tried} />
      ) : (
        <Skeleton rows={4} />
      )}
      <RadioCards
        label={t('start.how')}
        options={answerModes.map((value) => ({ value, label: t(`start.${value}`), help: t(`start.${value}Help`) }))}
        value={form.mode}
        onChange={form.setMode}
      />
      {form.mode === 'proxy' && (
        <TextInput
          label={t('start.respondent')}
          maxLength={200}
          value={form.respondent}
          onChange={(event) => form.setRespondent(event.currentTarget.value)}
          error={form.tried && form.respondent.trim() === '' ? t('start.respondentMissing') : undefined}
        />
      )}
      {chosen && <LanguageChoice instrument={chosen} value={form.language} onChange={form.setLanguage} />}
      {instruments.isError && <ProblemAlert error={instruments.error} />}
      {form.error !== undefined && <ProblemAlert error={form.error} />}
    </Drawer>
  );
}

type InstrumentChoiceProps = {
  instruments: readonly InstrumentView[];
  value: string | null;
  onChange: (key: string) => void;
  tried: boolean;
};

function InstrumentChoice({ instruments, value, onChange, tried }: InstrumentChoiceProps) {
  const { t } = useTranslation('assessments');
  const about = useInstrumentWords();
  return (
    <RadioCards
      label={t('start.which')}
      options={instruments.map(({ key, title, licence }) => ({ value: key, label: title.text, help: about(key) ?? licence }))}
      value={value}
      onChange={onChange}
      error={tried && value === null ? t('start.which') : undefined}
    />
  );
}

/** Only languages the publisher has; the rest is asked in the original, and one is told so. */
function LanguageChoice({
  instrument,
  value,
  onChange,
}: {
  instrument: InstrumentView;
  value: Language;
  onChange: (language: Language) => void;
}) {
  const { t } = useTranslation(['assessments', 'ui']);
  const reader = useLanguage();
  const nameOf = (code: string) => new Intl.DisplayNames([reader], { type: 'language' }).of(code) ?? code;
  const offered = languages.filter((language) => instrument.translations[language] !== 'unavailable');
  const original = languages.find((language) => instrument.translations[language] === 'original') ?? 'en';
  return (
    <>
      {offered.length > 1 ? (
        <Select
          label={t('assessments:start.language')}
          allowDeselect={false}
          data={offered.map((language) => ({ value: language, label: nameOf(language) }))}
          value={offered.includes(value) ? value : original}
          onChange={(language) => onChange(languages.find((each) => each === language) ?? original)}
        />
      ) : (
        instrument.translations[reader] === 'unavailable' && (
          <p className={styles.quiet}>{t('assessments:start.original', { language: nameOf(reader), original: nameOf(original) })}</p>
        )
      )}
      <p className={styles.quiet}>{t('assessments:start.filed', { category: t(`ui:category.${instrument.category}`) })}</p>
    </>
  );
}

function useStart(caseId: string, questionnaire: string | null) {
  const navigate = useNavigate();
  const { start } = useSaveAssessment();
  const [id] = useState(() => AssessmentId.parse(newId()));
  const [key, setKey] = useState(questionnaire);
  const [mode, setMode] = useState<AnswerMode>('interview');
  const [respondent, setRespondent] = useState('');
  const [language, setLanguage] = useState<Language>(useLanguage());
  const [state, setState] = useState<{ tried?: boolean; busy?: boolean; error?: unknown }>({});

  async function run(instrument: InstrumentView | undefined): Promise<void> {
    const named = respondent.trim();
    if (!instrument || (mode === 'proxy' && named === '')) return setState({ tried: true });
    setState({ busy: true });
    try {
      const body = { id, questionnaire: instrument.key, language, mode, respondent: mode === 'proxy' ? named : null };
      await start(caseId, body);
      await navigate({ to: '/cases/$caseId/assessments/$assessmentId', params: { caseId, assessmentId: id } });
    } catch (error) {
      setState({ error });
    }
  }

  const { tried = false, busy = false, error } = state;
  return { key, setKey, mode, setMode, respondent, setRespondent, language, setLanguage, tried, busy, error, start: run };
}
