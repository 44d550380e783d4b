import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type DataCategory, isProtected } from '#kernel';
import { cx } from '../cx.ts';
import styles from './data-category-chip.module.css';

const colorOf: Record<DataCategory, string | undefined> = {
  identity: styles.identity,
  social: styles.social,
  health_general: styles.health,
  mental_health: styles.mental,
  finance: styles.finance,
  legal_immigration: styles.legal,
  psychotherapy_notes: styles.protected,
  sud_part2: styles.protected,
  reproductive_hiv_genetic: styles.protected,
  violence_safety: styles.protected,
  child_protection: styles.protected,
  staff_or_vip: styles.protected,
};

/** A data category: its square and its word; a lock when a special law or the person's safety stands before it. */
export function DataCategoryChip({ category }: { category: DataCategory }) {
  const { t } = useTranslation('ui');
  return (
    <span className={styles.category}>
      <i aria-hidden className={cx(styles.square, colorOf[category])} />
      {t(`category.${category}`)}
      {isProtected(category) && <IconLock aria-label={t('category.protected')} />}
    </span>
  );
}

/** The short form in a care team: one square for each of the given categories, filled when the party sees it. */
export function CategorySquares({ of, sees }: { of: readonly DataCategory[]; sees: readonly DataCategory[] }) {
  const { t } = useTranslation('ui');
  const seen = of.filter((category) => sees.includes(category)).map((category) => t(`category.${category}`));
  const label = seen.length > 0 ? t('category.sees', { categories: seen.join(', ') }) : t('category.seesNothing');
  return (
    <span className={styles.squares} role="img" aria-label={label} title={label}>
      {of.map((category) => (
        <i key={category} className={cx(styles.square, sees.includes(category) ? colorOf[category] : styles.hidden)} />
      ))}
    </span>
  );
}
