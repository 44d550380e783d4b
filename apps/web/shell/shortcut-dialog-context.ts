import { createContext, use } from 'react';

export const ShortcutDialogContext = createContext<() => void>(() => {});

/** Opens the list of keys. */
export const useShortcutDialog = (): (() => void) => use(ShortcutDialogContext);
