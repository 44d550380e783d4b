import { IconChartLine } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, download } from '#client';
import { EmptyState, ErrorState, ExportMenu, ProblemAlert, SectionHeader, Segmented, Skeleton } from '#ui';
import type { GridScope } from '../model-grid.ts';
import styles from './assessments.module.css';
import { GridTable } from './grid-table.tsx';

type GridViewProps = { caseId: string; of: GridScope; onScope: (of: GridScope) => void };

/** How scores and areas of life moved, to look at, to print and to take away. */
export function GridView({ caseId, of, onScope }: GridViewProps) {
  const { t } = useTranslation('assessments');
  const path = { id: caseId };
  const grid = api.useQuery('get', '/api/cases/{id}/assessments/grid', { params: { path, query: { of } } });
  const [exportError, setExportError] = useState<unknown>();
  if (grid.isError) return <ErrorState error={grid.error} onRetry={() => void grid.refetch()} />;
  if (!grid.data) return <Skeleton rows={8} />;
  const isEmpty = grid.data.columns.length === 0;
  const take = (format: 'csv' | 'xlsx') => {
    setExportError(undefined);
    return download(`/api/cases/${caseId}/assessments/grid/export`, { of, format }).catch(setExportError);
  };
  return (
    <section>
      <SectionHeader level={2} title={t('grid.heading')} aside={!isEmpty && <ExportMenu onExport={take} />} />
      {(grid.data.otherCases > 0 || of === 'person') && (
        <div className={styles.scope}>
          <Segmented
            label={t('grid.scope.label')}
            options={(['case', 'person'] as const).map((value) => ({ value, label: t(`grid.scope.${value}`) }))}
            value={of}
            onChange={onScope}
          />
        </div>
      )}
      {exportError !== undefined && <ProblemAlert error={exportError} />}
      {isEmpty ? <EmptyState icon={<IconChartLine aria-hidden />}>{t('grid.empty')}</EmptyState> : <GridTable grid={grid.data} />}
    </section>
  );
}
