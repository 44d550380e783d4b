import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ClockChip, EmptyState, type ListColumn, ListPage, useFormat, useLanguage } from '#ui';
import { downloadToSign, useToSign } from './queries.ts';

type Row = NonNullable<ReturnType<typeof useToSign>['data']>['pages'][number]['items'][number];

/** Everything that waits for a signature: what the reader can approve or collect, or all of it. */
export function ToSignPage() {
  const { t } = useTranslation('plans');
  const format = useFormat();
  const language = useLanguage();
  const search = useSearch({ from: '/shell/to-sign' });
  const navigate = useNavigate({ from: '/to-sign' });
  const of = search.of ?? 'mine';
  const query = useToSign(of);
  const columns: readonly ListColumn<Row>[] = [
    {
      key: 'person',
      label: t('toSign.column.person'),
      cell: (row) => <a href={`/cases/${row.caseId}?tab=plan&plan=sign`}>{row.personName ?? t('toSign.hidden')}</a>,
    },
    { key: 'case', label: t('toSign.column.case'), cell: (row) => row.caseNumber },
    { key: 'plan', label: t('toSign.column.plan'), numeric: true, cell: (row) => row.number },
    { key: 'waitsFor', label: t('toSign.column.waitsFor'), cell: (row) => format.list(row.waitsFor.map((party) => t(`party.${party}`))) },
    { key: 'since', label: t('toSign.column.since'), cell: (row) => format.instant(row.submittedAt) },
    { key: 'submittedBy', label: t('toSign.column.submittedBy'), cell: (row) => row.submittedByName ?? '–' },
    {
      key: 'due',
      label: t('toSign.column.due'),
      cell: (row) => (row.dueAt ? <ClockChip due={row.dueAt} startedAt={row.submittedAt} /> : '–'),
    },
  ];
  return (
    <ListPage
      list="to-sign"
      title={t('toSign.title')}
      lead={t('toSign.lead')}
      columns={columns}
      query={query}
      keyOf={(row) => row.planId}
      filters={[
        {
          key: 'of',
          label: t('toSign.whose'),
          kind: 'choice',
          options: [
            { value: 'mine', label: t('toSign.mine') },
            { value: 'all', label: t('toSign.all') },
          ],
        },
      ]}
      search={search}
      onSearch={(next) => void navigate({ search: next })}
      countText={(count) => t('toSign.count', { count })}
      onExport={(format) => downloadToSign(of, format, language)}
      empty={<EmptyState>{t('toSign.none')}</EmptyState>}
    />
  );
}
