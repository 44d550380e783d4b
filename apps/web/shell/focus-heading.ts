import type { AnyRouter } from '@tanstack/react-router';

/**
 * After a change of page the focus goes to its heading, so that screen readers tell where one is and Tab goes on from there. A drawer that opens with the
 * page keeps it.
 */
export function focusHeadingOnPageChange(router: AnyRouter): void {
  router.subscribe('onRendered', ({ fromLocation, toLocation }) => {
    if (!fromLocation || fromLocation.pathname === toLocation.pathname) return;
    if (document.querySelector('[role="dialog"]')) return;
    const target = document.querySelector<HTMLElement>('#content h1') ?? document.querySelector<HTMLElement>('#content');
    target?.focus({ preventScroll: true });
  });
}
