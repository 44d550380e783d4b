const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart', 'focus'] as const;
const stillThereMs = 60_000;

let lastSign = performance.now();
const noteSign = () => {
  lastSign = performance.now();
};

if (typeof window !== 'undefined') {
  for (const sign of signs) window.addEventListener(sign, noteSign, { capture: true, passive: true });
}

/**
 * Whether somebody moved, typed or touched within the last minute. Screens refresh themselves; without this a screen left open would keep its session
 * alive for ever.
 */
export function isSomebodyThere(): boolean {
  return performance.now() - lastSign < stillThereMs;
}
