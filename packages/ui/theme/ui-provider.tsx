import { localStorageColorSchemeManager, type MantineColorScheme, MantineProvider } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import './styles.css';
import { ClockProvider } from '../format/clock-provider.tsx';
import { theme } from './theme.ts';

const storageKey = 'lotse-theme';
const colorSchemeManager = localStorageColorSchemeManager({ key: storageKey });

/** Takes over what the person chose on another device; before the first paint. */
export function applyProfileTheme(theme: 'system' | 'light' | 'dark'): void {
  localStorage.setItem(storageKey, theme === 'system' ? 'auto' : theme);
}

type UiProviderProps = {
  timeZone?: string | undefined;
  /** Light or dark as the person signed in likes it; without it, what was last chosen on this device. */
  scheme?: MantineColorScheme | undefined;
  children: ReactNode;
};

/** Everything the pieces need around them: the theme, the time zone in which dates are told, and a clock that ticks. */
export function UiProvider({ timeZone, scheme, children }: UiProviderProps) {
  useState(() => scheme && colorSchemeManager.set(scheme));
  const [browserTimeZone] = useState(() => Intl.DateTimeFormat().resolvedOptions().timeZone);
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      colorSchemeManager={colorSchemeManager}
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <ClockProvider timeZone={timeZone ?? browserTimeZone}>{children}</ClockProvider>
    </MantineProvider>
  );
}
