import { useTranslation } from 'react-i18next';
import { NotReachList, type Reach, ReachList } from '#modules/people/web/index.ts';
import type { ContactMode } from '../model.ts';
import styles from './contacts.module.css';

const reachedBy: Partial<Readonly<Record<ContactMode, readonly Reach['kind'][]>>> = {
  call: ['phone'],
  text: ['text'],
  mail: ['email', 'post'],
};

/** The number or address for the chosen way, and what must not be used: whoever is asked to call need not look for it. */
export function ReachHere({ mode, points }: { mode: ContactMode; points: readonly Reach[] }) {
  const { t } = useTranslation('contacts');
  const kinds = reachedBy[mode];
  if (kinds === undefined || points.length === 0) return null;
  const fitting = points.filter((point) => kinds.includes(point.kind));
  // Nobody told such a way, or it must not be used: then the others are worth knowing.
  const usable = fitting.some((point) => !point.doNotUse) ? fitting : points;
  return (
    <section aria-label={t('reach')} className={styles.reach}>
      <NotReachList points={fitting} />
      <ReachList points={usable} />
    </section>
  );
}
