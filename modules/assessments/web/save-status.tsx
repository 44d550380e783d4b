import { useTranslation } from 'react-i18next';
import { cx, useFormat } from '#ui';
import type { SaverState } from './answer-saver.ts';
import styles from './assessments.module.css';

/** "Saved 9:44": whether what stands in the form is on the server. */
export function SaveStatus({ state }: { state: SaverState }) {
  const { t } = useTranslation('assessments');
  const format = useFormat();
  const isHeldBack = state.kind === 'unsent' || state.kind === 'stopped';
  const isUnderWay = state.kind === 'waiting' || state.kind === 'saving';
  return (
    <span role="status" className={cx(styles.status, isUnderWay && styles.waiting, isHeldBack && styles.unsent)}>
      {state.kind === 'saved' && t('page.saved', { time: format.time(state.savedAt) })}
      {isUnderWay && t('page.waiting')}
      {state.kind === 'unsent' && t('page.unsent')}
      {state.kind === 'stopped' && t('page.refused')}
    </span>
  );
}
