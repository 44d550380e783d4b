import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** One token for every shade: Mantine asks for ten, ours change with the scheme and need none. */
const shadesOf = (token: string): MantineColorsTuple => {
  const color = `var(--${token})`;
  return [color, color, color, color, color, color, color, color, color, color];
};

/**
 * Lists scroll themselves, and the field they belong to moves through them: a scrolling part around the list would be one that cannot be reached by
 * keyboard. They stay where they are opened, inside the landmark or popover they belong to; fixed, so that no pane cuts them off.
 */
const list = { withScrollArea: false, comboboxProps: { withinPortal: false, floatingStrategy: 'fixed' } } as const;

/** Mantine speaks our tokens. Its variables are set in mantine.css, because it may not write a style element here. */
export const theme = createTheme({
  primaryColor: 'sea',
  colors: { sea: shadesOf('sea'), overdue: shadesOf('overdue') },
  fontFamily: 'var(--font)',
  defaultRadius: 'md',
  respectReducedMotion: true,
  cursorType: 'pointer',
  variantColorResolver: ({ variant }) =>
    variant === 'filled'
      ? { background: 'var(--sea)', hover: 'var(--sea-strong)', color: 'var(--on-sea)', border: '1px solid var(--sea)' }
      : { background: 'transparent', hover: 'var(--hover)', color: 'var(--ink)', border: '1px solid transparent' },
  components: {
    // Locking the scroll would write a style element; the page itself does not scroll, its panes do.
    Modal: { defaultProps: { lockScroll: false, overlayProps: { backgroundOpacity: 0.35 }, transitionProps: { duration: 120 } } },
    Drawer: { defaultProps: { lockScroll: false } },
    Popover: { defaultProps: { shadow: 'md', radius: 'lg', withinPortal: true, transitionProps: { duration: 120 } } },
    // Menus stay where they are opened, inside the landmark they belong to; fixed, so that no pane cuts them off.
    Menu: {
      defaultProps: {
        shadow: 'md',
        radius: 'lg',
        position: 'bottom-end',
        withinPortal: false,
        withInitialFocusPlaceholder: false,
        floatingStrategy: 'fixed',
        transitionProps: { duration: 120 },
      },
    },
    Tooltip: { defaultProps: { openDelay: 300, multiline: true, events: { hover: true, focus: true, touch: true } } },
    Select: { defaultProps: { checkIconPosition: 'right', allowDeselect: false, ...list } },
    MultiSelect: { defaultProps: { checkIconPosition: 'right', ...list } },
    Autocomplete: { defaultProps: { ...list } },
    TagsInput: { defaultProps: { ...list } },
    PasswordInput: { defaultProps: { radius: 'md' } },
  },
});
