import { IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { languages } from '#kernel';
import {
  Button,
  Chip,
  cx,
  DataCategoryChip,
  ErrorState,
  PageHeader,
  PageLayout,
  ProblemAlert,
  SectionHeader,
  Skeleton,
  useFormat,
} from '#ui';
import type { InstrumentOnShelf } from '../model-instruments.ts';
import styles from './assessments.module.css';
import { PreviewDrawer } from './preview-drawer.tsx';
import { QuestionnaireImportDrawer } from './questionnaire-import-drawer.tsx';
import { useSaveShelf, useShelf } from './shelf-queries.ts';

/** The instruments of the network: ours, and those it brought itself. */
export function QuestionnairesPage() {
  const { t } = useTranslation('assessments');
  const shelf = useShelf();
  const [opened, setOpened] = useState<'import' | InstrumentOnShelf>();
  const close = () => setOpened(undefined);
  const bring = (
    <Button icon={<IconUpload aria-hidden />} onClick={() => setOpened('import')}>
      {t('shelf.import')}
    </Button>
  );
  const items = (shelf.data?.items ?? []) as readonly InstrumentOnShelf[];
  const sections = [
    { key: 'own', items: items.filter(({ shipClass, status }) => shipClass === 'imported' && status === 'active') },
    { key: 'shipped', items: items.filter(({ shipClass }) => shipClass !== 'imported') },
    { key: 'retired', items: items.filter(({ status }) => status === 'retired') },
  ] as const;
  return (
    <PageLayout>
      <PageHeader title={t('shelf.title')} lead={t('shelf.lead')} actions={bring} />
      {shelf.isError && <ErrorState error={shelf.error} onRetry={() => void shelf.refetch()} />}
      {shelf.isPending && <Skeleton rows={8} />}
      <div className={cx(styles.tab, styles.shelf)}>
        {shelf.data &&
          sections.map(
            (section) =>
              (section.items.length > 0 || section.key === 'own') && (
                <section key={section.key}>
                  <SectionHeader level={2} title={t(`shelf.${section.key}`)} count={section.items.length || undefined} />
                  {section.items.length === 0 && <p className={styles.quiet}>{t('shelf.noneOwn')}</p>}
                  <ul className={styles.rows}>
                    {section.items.map((item) => (
                      <ShelfRow key={`${item.url}|${item.version}`} item={item} onPreview={() => setOpened(item)} />
                    ))}
                  </ul>
                </section>
              ),
          )}
      </div>
      {opened === 'import' && <QuestionnaireImportDrawer onClose={close} />}
      {opened !== undefined && opened !== 'import' && <PreviewDrawer item={opened} onClose={close} />}
    </PageLayout>
  );
}

function ShelfRow({ item, onPreview }: { item: InstrumentOnShelf; onPreview: () => void }) {
  const { t } = useTranslation('assessments');
  const { retire } = useSaveShelf();
  const [error, setError] = useState<unknown>();
  const { title, version, questions, hasScore, betterWhen, licence, category, shipClass, status, askedBy } = item;
  const format = useFormat();
  const spoken = languages.filter((language) => item.translations[language] !== 'unavailable').map((language) => language.toUpperCase());
  const about = [
    t('shelf.version', { version }),
    t('shelf.questions', { count: questions }),
    ...(hasScore ? [t('shelf.scored')] : []),
    ...(betterWhen ? [t(`grid.better.${betterWhen}`)] : []),
    format.list(spoken),
  ];
  return (
    <li>
      <div className={styles.row}>
        <span className={styles.headline}>
          <b lang={title.inReadersLanguage ? undefined : title.language}>{title.text}</b>
          {shipClass !== 'imported' && <Chip tone="line">{t(`shelf.class.${shipClass}`)}</Chip>}
          <DataCategoryChip category={category} />
        </span>
        <span className={styles.quiet}>{about.filter(Boolean).join(' · ')}</span>
        {askedBy.length > 0 && <span className={styles.quiet}>{t('shelf.askedBy', { programs: format.list(askedBy) })}</span>}
        {licence !== '' && <span className={styles.quiet}>{licence}</span>}
        {error !== undefined && <ProblemAlert error={error} />}
      </div>
      <span className={styles.ends}>
        <Button size="small" variant="quiet" onClick={onPreview}>
          {t('shelf.preview')}
        </Button>
        {shipClass === 'imported' && status === 'active' && (
          <Button size="small" variant="quiet" onClick={() => void retire(item.key).catch(setError)}>
            {t('shelf.retire')}
          </Button>
        )}
      </span>
    </li>
  );
}
