import { IconArrowDown, IconArrowUp, IconEqual } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { cx, useFormat } from '#ui';
import type { GridCell as Cell, GridChange, GridRow } from '../model-grid.ts';
import styles from './grid.module.css';

type CellProps = { row: GridRow; cell: Cell | null; caseId: string };
type Level = 1 | 2 | 3 | 4 | 5;

/** What came out that day: the figure, what it means in words, and how it moved since the time before. Opens the answers. */
export function GridCell({ row, cell, caseId }: CellProps) {
  const { t } = useTranslation('assessments');
  const format = useFormat();
  if (cell === null) {
    return (
      <td className={styles.none}>
        <span aria-hidden>–</span>
        <span className={styles.spoken}>{t('grid.notAsked')}</span>
      </td>
    );
  }
  const { value, band, change, need, assessmentId } = cell;
  const isArea = row.kind === 'area' && value !== null;
  return (
    <td data-level={isArea ? value : undefined}>
      <Link to="/cases/$caseId/assessments/$assessmentId" params={{ caseId, assessmentId }} className={styles.cell}>
        <span className={styles.value}>
          {value !== null && <b>{format.number(value)}</b>}
          {value === null && t(row.kind === 'answered' ? 'grid.answered' : 'grid.noTotal')}
          {isArea && <span>{t(`level.${value as Level}`)}</span>}
          {band && <span lang={band.inReadersLanguage ? undefined : band.language}>{band.text}</span>}
        </span>
        {change && <Change change={change} />}
        {need && (
          <span className={styles.need}>
            {need === 'rejected' ? t('needStatus.rejected') : t('grid.need', { status: t(`needStatus.${need}`) })}
          </span>
        )}
      </Link>
    </td>
  );
}

/** "↓ 8 better": the arrow is the figure's, the word is the person's. */
function Change({ change: { by, since, verdict, relevant } }: { change: GridChange }) {
  const { t } = useTranslation('assessments');
  const format = useFormat();
  const Arrow = by === 0 ? IconEqual : by > 0 ? IconArrowUp : IconArrowDown;
  const words = t(`grid.change.${verdict ?? (by > 0 ? 'more' : 'less')}`, { amount: format.number(Math.abs(by)) });
  return (
    <span className={cx(styles.change, verdict && styles[verdict])}>
      <Arrow aria-hidden />
      <span>
        {words}
        {relevant && `, ${t('grid.relevant')}`}
        <span className={styles.spoken}> {t('grid.since', { day: format.date(since) })}</span>
      </span>
    </span>
  );
}
