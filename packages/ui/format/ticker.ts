/** A clock that many listeners share; it only runs while somebody listens. */
export function createTicker(everyMilliseconds: number) {
  const listeners = new Set<() => void>();
  let now = new Date().toISOString();
  let timer: ReturnType<typeof setInterval> | undefined;

  const tick = () => {
    now = new Date().toISOString();
    for (const listener of listeners) listener();
  };

  return {
    read: (): string => now,
    subscribe: (listener: () => void): (() => void) => {
      listeners.add(listener);
      timer ??= setInterval(tick, everyMilliseconds);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        clearInterval(timer);
        timer = undefined;
      };
    },
  };
}
