import { IconAlertTriangle, IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Chip } from '../chips/chip.tsx';
import { cx } from '../cx.ts';
import { useFormat } from '../format/use-format.ts';
import styles from './feedback.module.css';

export type SavedState =
  | { kind: 'saved'; at?: string | undefined; unsaved: number }
  /** A draft that was kept: when, and on which device. */
  | { kind: 'draft'; at: string; device: string }
  /** Entries that wait for a connection. */
  | { kind: 'unsent'; count: number };

/** Nothing is lost, and this is where one sees it. Same place on every screen. */
export function SavedChip({ state }: { state: SavedState }) {
  const { t } = useTranslation('ui');
  const format = useFormat();
  const savedText = ({ at, unsaved }: Extract<SavedState, { kind: 'saved' }>): string => {
    if (unsaved > 0) return t('saved.saving', { unsaved });
    return at ? t('saved.at', { time: format.time(at), unsaved }) : t('saved.plain', { unsaved });
  };
  switch (state.kind) {
    case 'saved':
      return (
        <span role="status" className={cx(styles.saved, state.unsaved > 0 && styles.saving)}>
          {savedText(state)}
        </span>
      );
    case 'draft':
      return (
        <Chip role="status" tone="today" icon={<IconPencil aria-hidden />}>
          {t('saved.draft', { time: format.time(state.at), device: state.device })}
        </Chip>
      );
    case 'unsent':
      return (
        <Chip role="status" tone="overdue" icon={<IconAlertTriangle aria-hidden />}>
          {t('saved.unsent', { count: state.count })}
        </Chip>
      );
  }
}
