import { IconEye } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { DataCategory } from '#kernel';
import { DataCategoryChip, useFormat } from '#ui';
import styles from './consents.module.css';
import { useReleasePreview } from './queries.ts';

/** "This is what they will see": what there is now, by category. What comes later in these categories they will see too. */
export function ReleasePreview({ caseId, categories }: { caseId: string; categories: readonly string[] }) {
  const { t } = useTranslation('consents');
  const format = useFormat();
  const preview = useReleasePreview(caseId, categories);
  const kindText = useKindText();
  if (categories.length === 0) return null;
  const lines = (preview.data?.items ?? []).filter(({ category }) => categories.includes(category));
  return (
    <section className={styles.preview} aria-label={t('preview')} aria-live="polite">
      <h3>
        <IconEye aria-hidden size={16} /> {t('preview')}
      </h3>
      <dl>
        {lines.map(({ category, count, kinds }) => (
          <div key={category}>
            <dt>
              <DataCategoryChip category={DataCategory.parse(category)} />
            </dt>
            <dd>{count === 0 ? t('nothingYet') : format.list(kinds.map(kindText))}</dd>
          </div>
        ))}
      </dl>
      {!categories.includes('identity') && <p className={styles.quiet}>{t('nameHidden')}</p>}
    </section>
  );
}

/** "3 contacts"; kinds without a word of their own are other entries. */
function useKindText(): (of: { kind: string; count: number }) => string {
  const { t, i18n } = useTranslation('consents');
  return ({ kind, count }) => {
    const known = i18n.exists(`consents:kind.${kind}`, { count });
    return t(`kind.${(known ? kind : 'other') as 'contacts'}`, { count });
  };
}
