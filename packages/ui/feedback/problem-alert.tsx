import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../actions/button.tsx';
import { wordsOfUnseenField } from '../forms/issue-words.ts';
import { useIssueWords } from '../forms/use-issue-text.ts';
import styles from './feedback.module.css';
import { useProblemText } from './use-problem-text.ts';

type ProblemAlertProps = {
  /** What was thrown: a `Problem` of the client, or anything else. */
  error: unknown;
  onRetry?: (() => void) | undefined;
  /** Further ways out, beside "Try again". */
  actions?: ReactNode;
};

/** Says what went wrong in the reader's language, which fields it is about, and what can be done. */
export function ProblemAlert({ error, onRetry, actions }: ProblemAlertProps) {
  const { t } = useTranslation('ui');
  const { title, fields, reference } = useProblemText(error);
  const issueWords = useIssueWords();
  const details = [...new Set(fields.map((field) => issueWords(wordsOfUnseenField(field))))];
  return (
    <div role="alert" className={styles.alert}>
      <IconAlertTriangle aria-hidden />
      <div>
        <p>{title}</p>
        {details.length > 0 && (
          <ul>
            {details.map((detail) => (
              <li key={detail}>{detail}</li>
            ))}
          </ul>
        )}
        {reference && <p className={styles.reference}>{t('problem.reference', { reference })}</p>}
        {(onRetry || actions) && (
          <div className={styles['alert-actions']}>
            {onRetry && (
              <Button size="small" onClick={onRetry}>
                {t('retry')}
              </Button>
            )}
            {actions}
          </div>
        )}
      </div>
    </div>
  );
}

/** A part of the screen that could not be loaded, and the way to try again. */
export function ErrorState({ error, onRetry }: ProblemAlertProps) {
  return <ProblemAlert error={error} onRetry={onRetry} />;
}
