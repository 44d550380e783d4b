import { useTranslation } from 'react-i18next';
import { useShortcuts } from './shortcuts.tsx';

/**
 * Moves through the rows of the page ([data-row] inside [data-rows] or alone) and presses their buttons: J and K go, Enter opens,
 * D does the row's verb, P postpones, H hands over. Once, in the shell.
 */
export function useRowShortcuts(): void {
  const { t } = useTranslation('ui');
  useShortcuts([
    { keys: 'j', label: t('keys.nextRow'), run: () => focusRow(1) },
    { keys: 'k', label: t('keys.previousRow'), run: () => focusRow(-1) },
    { keys: 'd', label: t('keys.rowVerb'), run: () => pressInRow('[data-row-verb]') },
    { keys: 'p', label: t('keys.postpone'), run: () => pressInRow('[data-row-postpone]') },
    { keys: 'h', label: t('keys.handOver'), run: () => pressInRow('[data-row-hand-over]') },
    { keys: 'enter', label: t('keys.openRow'), when: isOnRow, run: () => pressInRow('[data-row-open], a') },
  ]);
}

const visibleRows = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[data-row]')].filter((row) => row.checkVisibility());

/** Enter opens a row only from the row itself; on a button inside it presses the button. */
const isOnRow = (): boolean => document.activeElement?.matches('[data-row]') ?? false;

const rowInFocus = (): HTMLElement | null => document.activeElement?.closest<HTMLElement>('[data-row]') ?? null;

function focusRow(step: 1 | -1): void {
  const rows = visibleRows();
  const row = rowInFocus();
  const at = row ? rows.indexOf(row) + step : step === 1 ? 0 : rows.length - 1;
  rows[Math.max(0, Math.min(rows.length - 1, at))]?.focus();
}

function pressInRow(selector: string): void {
  rowInFocus()?.querySelector<HTMLElement>(selector)?.click();
}
