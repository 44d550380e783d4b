import { IconMail, IconMessage, IconPhone, IconPhoneOff, IconPrinter, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatPhoneNumber } from '#kernel';
import { useSession } from '#ui';
import type { ContactKind } from '../model-reach.ts';
import styles from './people.module.css';
import type { Reach } from './reach.ts';
import { useReachWords } from './use-reach-words.ts';

export const reachIcons: Record<ContactKind, ReactNode> = {
  phone: <IconPhone aria-hidden />,
  text: <IconMessage aria-hidden />,
  email: <IconMail aria-hidden />,
  post: <IconPrinter aria-hidden />,
};

type ReachListProps = {
  points: readonly Reach[];
  /** Buttons at the end of a line, where it can be changed. */
  actions?: ((point: Reach) => ReactNode) | undefined;
};

/** How to reach somebody, the best way first, each with what must be minded. */
export function ReachList({ points, actions }: ReachListProps) {
  const { t } = useTranslation('people');
  const { mindful } = useReachWords();
  const usable = points.filter((point) => !point.doNotUse).toSorted((a, b) => a.rank - b.rank);
  if (usable.length === 0) return <p className={styles.quiet}>{t('reach.none')}</p>;
  return (
    <ul className={styles.reach}>
      {usable.map((point) => (
        <li key={point.id}>
          <span className={styles.icon}>{reachIcons[point.kind]}</span>
          <div>
            <p>
              <b>
                <ReachValue point={point} />
              </b>{' '}
              {[point.belongsTo, point.usage && t(`reach.usage.${point.usage}`)].filter(Boolean).join(', ')}
            </p>
            <p className={styles.second}>{mindful(point)}</p>
          </div>
          {actions?.(point)}
        </li>
      ))}
    </ul>
  );
}

/** How *not* to reach somebody: red, and never out of sight when there is something. */
export function NotReachList({ points, actions }: ReachListProps) {
  const { forbidden } = useReachWords();
  const unusable = points.filter((point) => point.doNotUse);
  if (unusable.length === 0) return null;
  return (
    <ul className={styles.not}>
      {unusable.map((point) => (
        <li key={point.id}>
          <span className={styles.icon}>{point.kind === 'phone' ? <IconPhoneOff aria-hidden /> : <IconX aria-hidden />}</span>
          <div>
            <p>
              <b>{forbidden(point)}</b>
            </p>
            {point.note && <p className={styles.second}>{point.note}</p>}
          </div>
          {actions?.(point)}
        </li>
      ))}
    </ul>
  );
}

function ReachValue({ point: { kind, value } }: { point: Reach }) {
  const { t } = useTranslation('people');
  const { network } = useSession();
  if (value === null) return t(`reach.kind.${kind}`);
  if (kind === 'email') return <a href={`mailto:${value}`}>{value}</a>;
  const shown = formatPhoneNumber(value, network.country);
  return <a href={kind === 'text' ? `sms:${value}` : `tel:${value}`}>{shown}</a>;
}
