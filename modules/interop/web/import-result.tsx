import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ProblemAlert, SectionHeader, useFormat } from '#ui';
import { type ImportView, isUnfinished, personsTaken, progressOf } from '../model.ts';
import styles from './import.module.css';
import { ImportCounts } from './import-counts.tsx';
import { ImportProblems } from './import-problems.tsx';
import { Progress } from './progress.tsx';
import { useCancelImport } from './queries.ts';

/** One import: how far it is, what came in by kind, and what could not. */
export function ImportResult({ shown }: { shown: ImportView }) {
  const { t } = useTranslation('interop');
  const format = useFormat();
  const isRunning = isUnfinished(shown.state);
  const persons = personsTaken(shown);
  return (
    <article className={styles.result} aria-label={shown.label}>
      <SectionHeader
        level={2}
        title={shown.label}
        aside={
          shown.createdByName
            ? t('begun', { who: shown.createdByName, when: format.instant(shown.createdAt) })
            : format.instant(shown.createdAt)
        }
      />
      <p role="status" className={styles.state}>
        {t(`state.${shown.state}`, {
          persons: format.number(persons),
          total: format.number(shown.personsTotal),
          count: persons,
          failure: shown.failure ?? '',
        })}
      </p>
      {isRunning && <Running shown={shown} />}
      <ImportCounts counts={shown.counts} />
      {!isRunning && shown.problemCount > 0 && <ImportProblems id={shown.id} count={shown.problemCount} />}
      {shown.state === 'done' && shown.problemCount === 0 && <p className={styles.good}>{t('allTaken')}</p>}
    </article>
  );
}

function Running({ shown }: { shown: ImportView }) {
  const { t } = useTranslation('interop');
  const cancel = useCancelImport();
  const [error, setError] = useState<unknown>();
  return (
    <>
      <div className={styles.running}>
        <Progress label={t(shown.state === 'writing' ? 'writing' : 'reading')} share={progressOf(shown)} />
        <Button size="small" onClick={() => void cancel(shown.id).catch(setError)}>
          {t('stop')}
        </Button>
      </div>
      {error !== undefined && <ProblemAlert error={error} />}
    </>
  );
}
