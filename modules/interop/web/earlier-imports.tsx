import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button, Chip, cx, SectionHeader, type Tone, useFormat } from '#ui';
import { type ImportState, personsTaken } from '../model.ts';
import styles from './import.module.css';
import type { useImports } from './queries.ts';

const tones: Readonly<Record<ImportState, Tone>> = {
  waiting: 'line',
  reading: 'course',
  writing: 'course',
  done: 'done',
  failed: 'overdue',
  cancelled: 'neutral',
};

/** The imports so far; each opens with its result. */
export function EarlierImports({ imports, shown }: { imports: ReturnType<typeof useImports>; shown: string | undefined }) {
  const { t } = useTranslation('interop');
  const format = useFormat();
  const rows = imports.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <SectionHeader level={2} title={t('earlier')} />
      {imports.data && rows.length === 0 && <p className={styles.second}>{t('noneEarlier')}</p>}
      <ul className={styles.earlier}>
        {rows.map((row) => (
          <li key={row.id} className={cx(row.id === shown && styles.shown)}>
            <Link to={'/import' as '/'} search={{ id: row.id } as never} aria-current={row.id === shown ? 'true' : undefined}>
              {row.label}
            </Link>
            <span className={styles.second}>
              {format.instant(row.createdAt)}
              {row.state === 'done' && ` · ${t('persons', { count: personsTaken(row), persons: format.number(personsTaken(row)) })}`}
              {row.problemCount > 0 && ` · ${t('problemsShort', { count: row.problemCount, problems: format.number(row.problemCount) })}`}
            </span>
            {row.state !== 'done' && <Chip tone={tones[row.state]}>{t(`stateShort.${row.state}`)}</Chip>}
          </li>
        ))}
      </ul>
      {imports.hasNextPage && (
        <Button size="small" busy={imports.isFetchingNextPage} onClick={() => void imports.fetchNextPage()}>
          {t('showMore')}
        </Button>
      )}
    </>
  );
}
