import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#ui';
import type { HealthEntryKind } from '../../model-health.ts';
import styles from './health.module.css';
import type { KindCount } from './kinds.ts';
import { useEntryWords } from './use-entry-words.ts';

type KindNavProps = {
  kinds: readonly KindCount[];
  hasOverview: boolean;
  /** Undefined is the overview. */
  current: HealthEntryKind | undefined;
  onKind: (kind: HealthEntryKind | undefined) => void;
};

/** The kinds there are, each with how much there is of it. */
export function KindNav({ kinds, hasOverview, current, onKind }: KindNavProps) {
  const { t } = useTranslation('interop');
  const format = useFormat();
  const words = useEntryWords();
  return (
    <nav className={styles.nav} aria-label={t('health.kinds')}>
      <ul>
        {hasOverview && (
          <li>
            <Choice chosen={current === undefined} onChoose={() => onKind(undefined)}>
              {t('health.overview')}
            </Choice>
          </li>
        )}
        {kinds.map(({ kind, count }) => (
          <li key={kind}>
            <Choice chosen={current === kind} onChoose={() => onKind(kind)}>
              {words.kind(kind)} <span>{format.number(count)}</span>
            </Choice>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Choice({ chosen, onChoose, children }: { chosen: boolean; onChoose: () => void; children: ReactNode }) {
  return (
    <button ref={chosen ? bringIntoView : null} type="button" aria-current={chosen ? 'true' : undefined} onClick={onChoose}>
      {children}
    </button>
  );
}

/** On a phone the kinds stand in one line: the chosen one is brought into view, with a part of the one before it. */
function bringIntoView(chosen: HTMLElement | null): void {
  const bar = chosen?.closest('nav');
  if (bar && chosen) bar.scrollLeft = chosen.offsetLeft - bar.offsetLeft - 48;
}
