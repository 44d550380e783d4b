import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyName } from './key-reader.ts';

const isMac = typeof navigator !== 'undefined' && /mac/i.test(navigator.platform);

/** Writes keys as they stand on the keyboard: "mod+k" is "Ctrl K", "Strg K" in German, "⌘ K" on a Mac. */
export function useKeyText(): (keys: KeyName) => string {
  const { t } = useTranslation('ui');
  return useCallback(
    (keys) =>
      keys
        .split(/[+ ]/)
        .map((key) => {
          if (key === 'mod') return isMac ? '⌘' : t('keys.ctrl');
          if (key === 'escape') return 'Esc';
          return key === 'enter' ? '↵' : key.toUpperCase();
        })
        .join(' '),
    [t],
  );
}
