import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import './styles.css';
import { ClockProvider } from '../format/clock-provider.tsx';
import { theme } from './theme.ts';

const colorSchemeManager = localStorageColorSchemeManager({ key: 'lotse-theme' });

/** Everything the pieces need around them: the theme, the time zone in which dates are told, and a clock that ticks. */
export function UiProvider({ timeZone, children }: { timeZone?: string | undefined; children: ReactNode }) {
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
