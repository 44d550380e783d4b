import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DataCategory } from '#kernel';
import { CategorySquares, DataCategoryChip } from '../chips/data-category-chip.tsx';
import { Avatar, type AvatarProps } from './avatar.tsx';
import styles from './care-team.module.css';

export type CareTeamMember = Pick<AvatarProps, 'name' | 'kind' | 'tone'> & {
  id: string;
  /** What they do here, in words: "Case manager, Harbor". */
  role: string;
  sees: readonly DataCategory[];
  /** The name as a link, when there is a page about it. */
  link?: ReactNode;
};

type CareTeamProps = {
  members: readonly CareTeamMember[];
  /** The categories shown as squares, in this order; four are readable at a glance. */
  categories?: readonly DataCategory[] | undefined;
};

const usualCategories: readonly DataCategory[] = ['health_general', 'mental_health', 'finance', 'social'];

/** Everyone with a part in the case, and what each of them sees. */
export function CareTeam({ members, categories = usualCategories }: CareTeamProps) {
  const { t } = useTranslation('ui');
  return (
    <>
      <ul>
        {members.map((member) => (
          <li key={member.id} className={styles.member}>
            <Avatar name={member.name} kind={member.kind} tone={member.tone} />
            <span className={styles.who}>
              <span className={styles.name}>{member.link ?? member.name}</span>
              <span className={styles.role}>{member.role}</span>
            </span>
            <CategorySquares of={categories} sees={member.sees} />
          </li>
        ))}
      </ul>
      <p className={styles.key} aria-hidden>
        {t('category.key')}
        {categories.map((category) => (
          <DataCategoryChip key={category} category={category} />
        ))}
      </p>
    </>
  );
}
