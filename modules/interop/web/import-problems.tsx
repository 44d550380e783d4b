import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ErrorState, ProblemAlert, SectionHeader, Skeleton, useFormat } from '#ui';
import type { ImportProblemView } from '../model.ts';
import styles from './import.module.css';
import { downloadProblems, useImportProblems } from './queries.ts';
import { reasonText } from './reasons.ts';

/** What could not be taken: where it stands and why, to be put right at the sender. Never what it says. */
export function ImportProblems({ id, count }: { id: string; count: number }) {
  const { t } = useTranslation('interop');
  const problems = useImportProblems(id);
  const [error, setError] = useState<unknown>();
  const rows = problems.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section>
      <SectionHeader
        title={t('notTaken')}
        count={count}
        aside={
          <Button size="small" icon={<IconDownload aria-hidden />} onClick={() => void downloadProblems(id).catch(setError)}>
            {t('downloadList')}
          </Button>
        }
      />
      {error !== undefined && <ProblemAlert error={error} />}
      {problems.isError && <ErrorState error={problems.error} onRetry={() => void problems.refetch()} />}
      {problems.isPending && <Skeleton rows={4} />}
      <ul className={styles.problems}>
        {rows.map((row) => (
          <ProblemRow key={row.ordinal} problem={row} />
        ))}
      </ul>
      {problems.hasNextPage && (
        <Button size="small" busy={problems.isFetchingNextPage} onClick={() => void problems.fetchNextPage()}>
          {t('showMore')}
        </Button>
      )}
    </section>
  );
}

function ProblemRow({ problem }: { problem: ImportProblemView }) {
  const { t } = useTranslation('interop');
  const format = useFormat();
  const { code, element, resourceType, file, path, line, byteOffset } = problem;
  const where = path === '$' ? t('wholeFile') : path;
  const place = line === null ? where : t('atLine', { path: where, line: format.number(line), byte: format.number(byteOffset ?? 0) });
  return (
    <li>
      <span className={styles.reason}>
        {reasonText(t, code)} {element !== null && <code>{element}</code>}
      </span>
      <span className={styles.second}>
        {resourceType !== null && `${resourceType} · `}
        {file} · {place}
      </span>
    </li>
  );
}
