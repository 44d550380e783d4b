import { FocusTrap, Portal, Transition } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconX } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../actions/button.tsx';
import styles from './drawer.module.css';
import { useFocusReturn } from './use-focus-return.ts';

type DrawerProps = {
  opened: boolean;
  /** Escape, the cross, and on a phone a tap beside the sheet. A draft in it is kept. */
  onClose: () => void;
  title: ReactNode;
  /** Beside the title: a chip, a help link. */
  aside?: ReactNode;
  /** The buttons at the end; they stay in view while the body scrolls. */
  footer?: ReactNode;
  children: ReactNode;
};

/**
 * A sheet at the side of the page: one can still read and scroll what lies beside it. On a phone it comes from below and covers
 * the page. It takes the focus when it opens (the element with data-autofocus, or the first field; on a phone the title) and gives it back.
 */
export function Drawer({ opened, onClose, title, aside, footer, children }: DrawerProps) {
  const { t } = useTranslation('ui');
  const id = useId();
  const onPhone = useMediaQuery('(max-width: 599px)', false, { getInitialValueInEffect: false });
  const sheet = useFocusReturn(opened);
  const closeOnEscape = (event: KeyboardEvent) => {
    // Escape in an open list of choices closes the list.
    const closesList = (event.target as HTMLElement).getAttribute('aria-expanded') === 'true';
    if (event.key !== 'Escape' || event.defaultPrevented || closesList) return;
    event.stopPropagation();
    onClose();
  };
  return (
    <Portal>
      <Transition mounted={opened} transition={onPhone ? 'slide-up' : 'slide-left'} duration={220} exitDuration={120}>
        {(motion) => (
          <>
            {/* biome-ignore lint/a11y/noStaticElementInteractions: a convenience for thumbs; Escape and the cross do the same */}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: see above */}
            <div className={styles.overlay} onClick={onClose} />
            <FocusTrap active={onPhone} innerRef={sheet}>
              <section
                role="dialog"
                aria-modal={onPhone}
                aria-labelledby={id}
                tabIndex={-1}
                className={styles.drawer}
                style={motion}
                onKeyDown={closeOnEscape}
              >
                <div className={styles.header}>
                  <h2 id={id} tabIndex={-1}>
                    {title}
                  </h2>
                  {aside}
                  <IconButton label={t('close')} onClick={onClose}>
                    <IconX aria-hidden />
                  </IconButton>
                </div>
                <div className={styles.body}>{children}</div>
                {footer && <div className={styles.footer}>{footer}</div>}
              </section>
            </FocusTrap>
          </>
        )}
      </Transition>
    </Portal>
  );
}
