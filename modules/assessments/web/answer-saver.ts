import { Problem } from '#client';
import type { QuestionnaireResponse } from '#questionnaire';

/** What the server keeps of a draft: which version, since when. */
export interface SavedDraft {
  readonly version: number;
  readonly savedAt: string;
}

/** How what is on the screen stands to what the server has. `stopped` holds what it refused: a conflict, or an answer it cannot take. */
export type SaverState =
  | { readonly kind: 'saved'; readonly savedAt: string }
  | { readonly kind: 'waiting' | 'saving' | 'unsent' }
  | { readonly kind: 'stopped'; readonly problem: Problem };

type Send = (response: QuestionnaireResponse, version: number) => Promise<SavedDraft>;
type Pauses = { pauseMs?: number; retryMs?: number };

/**
 * Saves a draft while it is written: after a pause, one request at a time, each against the version the one before made. Without a connection it tries
 * again; what the server refuses stops it until the next change.
 */
export function createAnswerSaver(start: SavedDraft, send: Send, { pauseMs = 900, retryMs = 5000 }: Pauses = {}) {
  let saved = start;
  let state: SaverState = { kind: 'saved', savedAt: start.savedAt };
  let pending: QuestionnaireResponse | undefined;
  let running: Promise<void> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const listeners = new Set<() => void>();

  function become(next: SaverState): void {
    state = next;
    for (const listener of listeners) listener();
  }

  function saveAfter(milliseconds: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void run(), milliseconds);
  }

  function run(): Promise<void> {
    clearTimeout(timer);
    running ??= saveAll().finally(() => {
      running = undefined;
    });
    return running;
  }

  async function saveAll(): Promise<void> {
    while (pending !== undefined) {
      const response = pending;
      become({ kind: 'saving' });
      try {
        saved = await send(response, saved.version);
        if (pending === response) pending = undefined;
      } catch (error) {
        return hold(error);
      }
    }
    become({ kind: 'saved', savedAt: saved.savedAt });
  }

  function hold(error: unknown): void {
    const refused = error instanceof Problem && error.status >= 400 && error.status < 500;
    become(refused ? { kind: 'stopped', problem: error } : { kind: 'unsent' });
    if (!refused) saveAfter(retryMs);
  }

  return {
    state: (): SaverState => state,
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Takes what stands in the form now. */
    write(response: QuestionnaireResponse): void {
      pending = response;
      if (running) return;
      become({ kind: 'waiting' });
      saveAfter(pauseMs);
    },
    /** Somebody else's version is the one to write on from now. */
    continueFrom(version: number): void {
      saved = { ...saved, version };
    },
    /** Saves what waits, at once. Answers the version the server has; undefined when it does not have everything. */
    async flush(): Promise<number | undefined> {
      await run();
      return pending === undefined ? saved.version : undefined;
    },
  };
}
