import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '#client';
import { type CalendarDate, Temporal } from '#kernel';
import type { Questionnaire, ResponseProblem } from '#questionnaire';
import { Button, DateField, LinkButton, ProblemAlert, QuestionnaireForm, useFormat, useTimeZone } from '#ui';
import type { AssessmentView } from '../model.ts';
import { AssessmentFrame } from './assessment-frame.tsx';
import styles from './assessments.module.css';
import { MissingAnswers } from './missing-answers.tsx';
import { useSaveAssessment } from './queries.ts';
import { SafetyPanel } from './safety-panel.tsx';
import { SaveStatus } from './save-status.tsx';
import { useDraftAnswers } from './use-draft-answers.tsx';
import { WithdrawButton } from './withdraw-button.tsx';

type DraftProps = { assessment: AssessmentView; form: Questionnaire };

/** The form of a draft. What is typed is saved on the server as one goes; completing says what is missing and leads there. */
export function DraftPage({ assessment, form }: DraftProps) {
  const { t } = useTranslation('assessments');
  const answers = useDraftAnswers(assessment, form);
  const completing = useCompletion(assessment, answers.flush);
  const { id, mode, amendmentReason, language } = assessment;
  // A client who answers alone is told neither scores nor alarms by a screen.
  const isRead = mode !== 'self';
  return (
    <AssessmentFrame assessment={assessment} form={form} lead={t('page.draft')} actions={<WithdrawButton assessment={assessment} />}>
      {amendmentReason && <p className={styles.quiet}>{t('answered.amending', { reason: amendmentReason })}</p>}
      {isRead && <SafetyPanel assessment={assessment} />}
      {answers.state.kind === 'stopped' && <ProblemAlert error={answers.state.problem} />}
      <QuestionnaireForm
        questionnaire={form}
        response={answers.response}
        onChange={answers.change}
        language={language}
        problems={completing.problems}
        showScores={isRead}
        status={<SaveStatus state={answers.state} />}
      />
      {answers.dialog}
      <div className={styles.end}>
        <AnsweredOn key={id} before={assessment.authoredAt} value={completing.on} onChange={completing.setOn} />
        {completing.problems.length > 0 && <MissingAnswers form={form} problems={completing.problems} />}
        {completing.error !== undefined && <ProblemAlert error={completing.error} />}
        <Button variant="primary" size="large" busy={completing.busy} onClick={() => void completing.complete()}>
          {t('do.complete')}
        </Button>
        <p className={styles.quiet}>{t('page.final')}</p>
      </div>
    </AssessmentFrame>
  );
}

type AnsweredOnProps = { before: string | null; value: CalendarDate | null; onChange: (on: CalendarDate | null) => void };

/** Answered just now, unless it was on paper the other day; an amendment puts right what was answered `before`. */
function AnsweredOn({ before, value, onChange }: AnsweredOnProps) {
  const { t } = useTranslation('assessments');
  const format = useFormat();
  const [asks, setAsks] = useState(false);
  if (!asks) {
    return (
      <p className={styles.quiet}>
        {before === null ? t('page.now') : t('page.before', { day: format.day(format.dayAt(before)) })}.{' '}
        <LinkButton onClick={() => setAsks(true)}>{t('page.paper')}</LinkButton>
      </p>
    );
  }
  return <DateField label={t('page.answeredOn')} latest={format.today} value={value} onChange={onChange} />;
}

function useCompletion(assessment: AssessmentView, flush: () => Promise<number | undefined>) {
  const { complete } = useSaveAssessment();
  const timeZone = useTimeZone();
  const format = useFormat();
  const [on, setOn] = useState<CalendarDate | null>(null);
  const [state, setState] = useState<{ busy?: boolean; error?: unknown; problems?: readonly ResponseProblem[] }>({});

  /** Undefined leaves it to the server: now, or when what is amended was answered. */
  function answeredAt(): string | undefined {
    if (on === null) return undefined;
    if (on !== format.today) return noonOn(on, timeZone);
    return assessment.authoredAt === null ? undefined : format.reader.now;
  }

  async function run(): Promise<void> {
    setState({ busy: true });
    const version = await flush();
    if (version === undefined) return setState({});
    try {
      await complete(assessment.id, version, answeredAt());
      window.scrollTo({ top: 0 });
    } catch (error) {
      const incomplete = error instanceof Problem && error.code === 'questionnaire.incomplete';
      setState(incomplete ? { problems: error.facts.problems as ResponseProblem[] } : { error });
    }
  }

  return { on, setOn, complete: run, busy: state.busy ?? false, error: state.error, problems: state.problems ?? [] };
}

/** A day without a clock time is kept as its noon. */
function noonOn(day: CalendarDate, timeZone: string): string {
  return Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: '12:00' }).toInstant().toString();
}
