import { IconLock, IconUserPlus } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { download } from '#client';
import { Button, Chip, EmptyState, type ListColumn, type ListFilter, ListPage, useFormat, useLanguageName, useMay, useShell } from '#ui';
import styles from './people.module.css';
import type { PeopleSearch } from './people-search.ts';
import { type PersonItem, usePeople } from './queries.ts';

const route = getRouteApi('/shell/people');

/** The people one may see, found by whatever is known of them. */
export function PeoplePage() {
  const { t } = useTranslation('people');
  const { begin } = useShell();
  const mayRegister = useMay('people.register');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const query = usePeople(search);
  const columns = useColumns();
  const filters: ListFilter<keyof PeopleSearch & string>[] = [
    { key: 'q', kind: 'text', label: t('page.search') },
    {
      key: 'cases',
      kind: 'choice',
      label: t('field.cases'),
      options: [
        { value: 'open', label: t('filter.open') },
        { value: 'none', label: t('filter.none') },
      ],
    },
  ];
  const register = mayRegister && (
    <Button icon={<IconUserPlus aria-hidden />} onClick={() => begin('register-person')}>
      {t('page.register')}
    </Button>
  );
  return (
    <ListPage<PersonItem, PeopleSearch>
      list="people"
      title={t('page.title')}
      actions={register}
      columns={columns}
      query={query}
      keyOf={(row) => row.id}
      filters={filters}
      search={search}
      onSearch={(next) => void navigate({ search: next, replace: true })}
      countText={(count) => t('page.count', { count })}
      onExport={(format, chosen, { q, cases }) => download('/api/people/export', { format, q, cases, columns: chosen.join(',') })}
      empty={<EmptyState action={register}>{t('page.empty')}</EmptyState>}
      card={(row) => ({
        title: <PersonLink row={row} />,
        detail: <CardLine row={row} />,
      })}
    />
  );
}

function useColumns(): ListColumn<PersonItem>[] {
  const { t } = useTranslation('people');
  const format = useFormat();
  const languageName = useLanguageName();
  return [
    {
      key: 'name',
      label: t('field.name'),
      cell: (row) => (
        <>
          <PersonLink row={row} /> <OtherNames row={row} />
        </>
      ),
    },
    { key: 'birthDate', label: t('field.birthDate'), cell: (row) => (row.birthDate ? format.date(row.birthDate) : '–') },
    { key: 'languages', label: t('field.languages'), cell: (row) => row.languages.map(languageName).join(', ') || '–' },
    { key: 'cases', label: t('field.cases'), cell: (row) => <CaseLinks row={row} /> },
    {
      key: 'caseManager',
      label: t('field.caseManager'),
      cell: (row) => [...new Set(row.openCases.map((one) => one.caseManagerName ?? t('nobody')))].join(', ') || '–',
    },
    { key: 'mind', label: t('field.mind'), cell: (row) => <Mind row={row} /> },
  ];
}

function PersonLink({ row }: { row: PersonItem }) {
  return (
    <Link to="/people/$personId" params={{ personId: row.id }} className={styles.name}>
      {row.displayName}
    </Link>
  );
}

/** How other records of the same person call them. */
function OtherNames({ row }: { row: PersonItem }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  return row.otherNames.length === 0 ? null : (
    <span className={styles.second}>{t('link.also', { names: format.list(row.otherNames) })}</span>
  );
}

function CaseLinks({ row }: { row: PersonItem }) {
  if (row.openCases.length === 0) return '–';
  return (
    <span className={styles.links}>
      {row.openCases.map((one) => (
        <Link key={one.id} to="/cases/$caseId" params={{ caseId: one.id }}>
          {one.number}
        </Link>
      ))}
    </span>
  );
}

/** What must be minded before anybody reaches for the telephone. */
function Mind({ row }: { row: PersonItem }) {
  const { t } = useTranslation('people');
  return (
    <span className={styles.links}>
      {row.deceased && <Chip>{t('alert.deceased')}</Chip>}
      {row.hasDoNotUse && <Chip tone="overdue">{t('alert.mindReach')}</Chip>}
      {row.addressProtected && (
        <Chip tone="overdue" icon={<IconLock size={13} aria-hidden />}>
          {t('alert.addressProtected')}
        </Chip>
      )}
      {row.interpreterNeeded && <Chip tone="line">{t('alert.interpreter')}</Chip>}
    </span>
  );
}

function CardLine({ row }: { row: PersonItem }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  return (
    <>
      <OtherNames row={row} />{' '}
      {[row.birthDate && t('born', { date: format.date(row.birthDate) }), ...row.openCases.map((one) => one.number)]
        .filter(Boolean)
        .join(' · ')}{' '}
      <Mind row={row} />
    </>
  );
}
