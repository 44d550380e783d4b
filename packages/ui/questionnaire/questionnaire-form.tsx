import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '#kernel';
import {
  addRow,
  enabledItems,
  type FormItem,
  originalLanguage,
  progressOf,
  type Questionnaire,
  type QuestionnaireResponse,
  type ResponseProblem,
  removeRow,
  scoreSummary,
  setAnswer,
  translationStatus,
} from '#questionnaire';
import { useLanguage } from '../format/use-format.ts';
import { FormProvider, type FormTools } from './form-context.ts';
import { FormHeader, LanguageNote } from './form-header.tsx';
import { problemWords } from './problem-words.ts';
import { Questions } from './question.tsx';
import styles from './questionnaire.module.css';
import { useCalculated } from './use-calculator.ts';

export type QuestionnaireFormProps = {
  questionnaire: Questionnaire;
  response: QuestionnaireResponse;
  /** The response after each change, with its scores. */
  onChange: (response: QuestionnaireResponse) => void;
  /** Language of the form, if it is not the reader's: the client's in an interview. */
  language?: Language | undefined;
  /** What `validateResponse` found; shown beside the questions. */
  problems?: readonly ResponseProblem[] | undefined;
  disabled?: boolean | undefined;
  /** Scores and alerts are for the professional; a client who answers alone does not see them. */
  showScores?: boolean | undefined;
  special?: ((place: FormItem) => ReactNode) | undefined;
  /** Whether what is typed is saved; stays in sight with the progress. */
  status?: ReactNode;
};

/** A FHIR questionnaire as a form: one column, one thing after the other, scores as one goes. */
export function QuestionnaireForm({
  questionnaire,
  response,
  onChange,
  problems = [],
  disabled = false,
  showScores = true,
  special,
  status,
  ...props
}: QuestionnaireFormProps) {
  const { t } = useTranslation('ui');
  const readersLanguage = useLanguage();
  const language = props.language ?? readersLanguage;
  const calculated = useCalculated(questionnaire, response);
  const tree = useMemo(
    () => enabledItems(questionnaire, calculated.response, calculated.expressions),
    [questionnaire, calculated.response, calculated.expressions],
  );
  const errors = useMemo(() => new Map(problems.map((problem) => [problem.path, problemWords(t, problem)])), [problems, t]);
  const change = (next: QuestionnaireResponse) => onChange(calculated.calculator?.calculate(questionnaire, next).response ?? next);
  const tools: FormTools = {
    questionnaire,
    language,
    disabled,
    errorAt: (key) => errors.get(key),
    answer: (path, answers) => change(setAnswer(questionnaire, response, path, answers)),
    addRow: (path) => change(addRow(questionnaire, response, path)),
    removeRow: (path) => change(removeRow(questionnaire, response, path)),
    special,
  };
  const scores =
    showScores && calculated.calculator ? scoreSummary(questionnaire, calculated.response, language, calculated.expressions) : undefined;
  return (
    <FormProvider value={tools}>
      <div className={styles.form}>
        <FormHeader progress={progressOf(tree)} scores={scores} status={status} />
        <LanguageNote status={translationStatus(questionnaire, language)} original={originalLanguage(questionnaire)} />
        <Questions places={tree} level={0} />
      </div>
    </FormProvider>
  );
}
