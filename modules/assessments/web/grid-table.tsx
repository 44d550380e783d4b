import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ScrollRegion, Sparkline, useFormat } from '#ui';
import type { AssessmentGrid, GridInstrument, GridRow } from '../model-grid.ts';
import styles from './grid.module.css';
import { GridCell } from './grid-cell.tsx';

/** One row for each score and area, one column for each day. The newest day is in sight; the names stay in sight whatever is scrolled. */
export function GridTable({ grid }: { grid: AssessmentGrid }) {
  const { t } = useTranslation('assessments');
  const format = useFormat();
  const scroller = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    if (scroller.current) scroller.current.scrollLeft = scroller.current.scrollWidth;
  }, []);
  const manyCases = new Set(grid.columns.map(({ caseId }) => caseId)).size > 1;
  return (
    <ScrollRegion className={styles.scroller} ref={scroller} label={t('grid.caption')}>
      <table className={styles.grid}>
        <thead>
          <tr>
            <td />
            {grid.columns.map(({ key, on, caseNumber }) => (
              <th key={key} scope="col">
                {format.date(on)}
                {manyCases && <span className={styles.case}>{caseNumber}</span>}
              </th>
            ))}
          </tr>
        </thead>
        {grid.instruments.map((instrument) => (
          <InstrumentRows key={instrument.key} instrument={instrument} columns={grid.columns} />
        ))}
      </table>
    </ScrollRegion>
  );
}

/** From in crisis to thriving. */
const levels = [1, 5] as const;

type RowsProps = { instrument: GridInstrument; columns: AssessmentGrid['columns'] };

function InstrumentRows({ instrument, columns }: RowsProps) {
  const { t } = useTranslation('assessments');
  const { title, relevantChange, betterWhen, rows } = instrument;
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={columns.length + 1} className={styles.instrument}>
          <div>
            <span lang={title.inReadersLanguage ? undefined : title.language}>{title.text}</span>
            {betterWhen && <small>{t(`grid.better.${betterWhen}`)}</small>}
            {relevantChange && (
              <small>
                {t('grid.relevantFrom', relevantChange)} {!relevantChange.verified && t('grid.toVerify')}
              </small>
            )}
          </div>
        </th>
      </tr>
      {rows.map((row) => (
        <tr key={row.key}>
          <th scope="row">
            <RowName row={row} />
          </th>
          {row.cells.map((cell, index) => (
            <GridCell key={columns[index]?.key} row={row} cell={cell} caseId={columns[index]?.caseId ?? ''} />
          ))}
        </tr>
      ))}
    </tbody>
  );
}

function RowName({ row: { kind, label, domain, cells } }: { row: GridRow }) {
  const { t } = useTranslation('assessments');
  const values = cells.flatMap((cell) => cell?.value ?? []);
  const name = domain ? t(`domain.${domain}`) : (label?.text ?? t(kind === 'answered' ? 'grid.answered' : 'grid.total'));
  return (
    <div className={styles.name}>
      <span lang={label && !domain && !label.inReadersLanguage ? label.language : undefined}>{name}</span>
      {values.length > 1 && <Sparkline values={values} height={20} within={kind === 'area' ? levels : undefined} />}
    </div>
  );
}
