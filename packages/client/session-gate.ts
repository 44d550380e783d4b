/** Brings together requests that found the session gone and the dialogue that asks the person to sign in again. */
export function createSessionGate() {
  const watchers = new Set<(closed: boolean) => void>();
  let waiting: PromiseWithResolvers<void> | undefined;

  const tellWatchers = () => {
    for (const watcher of watchers) watcher(waiting !== undefined);
  };

  return {
    /** Whether somebody can show the dialogue; before that a missing session is answered like any other refusal. */
    isWatched: (): boolean => watchers.size > 0,

    /** Settles once the person has signed in again. All requests that meet here wait for the same sign-in. */
    signedInAgain: (): Promise<void> => {
      if (!waiting) {
        waiting = Promise.withResolvers<void>();
        tellWatchers();
      }
      return waiting.promise;
    },

    /** Settles at once, or when whoever has to sign in again has done so: what nobody waits for need not be asked meanwhile. */
    whenOpen: (): Promise<void> => waiting?.promise ?? Promise.resolve(),

    /** The person has signed in: everything that waited goes on. */
    open: (): void => {
      waiting?.resolve();
      waiting = undefined;
      tellWatchers();
    },

    /** The person would rather not: everything that waited is refused. */
    leave: (): void => {
      waiting?.reject(new Error('left'));
      waiting = undefined;
      tellWatchers();
    },

    /** Calls back with true when requests begin to wait, with false when they go on. Answers how to stop. */
    watch: (watcher: (closed: boolean) => void): (() => void) => {
      watchers.add(watcher);
      watcher(waiting !== undefined);
      return () => void watchers.delete(watcher);
    },
  };
}

export const sessionGate = createSessionGate();

/** The same for what needs the password once more although the session stands. */
export const proofGate = createSessionGate();
