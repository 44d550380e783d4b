/** A draft as the server keeps it. */
export type StoredDraft = { body: unknown; device: string; updatedAt: string };

/** Where drafts are kept; given in, so that the store can be tested without a server. */
export type DraftsApi = {
  load: (key: string) => Promise<StoredDraft | null>;
  save: (key: string, draft: { body: unknown; device: string; label: Record<string, string> }) => Promise<{ updatedAt: string }>;
  remove: (key: string) => Promise<void>;
};

/** Whether what somebody writes has reached the server: waiting for a pause, under way, there, or held back by a lost connection. */
export type DraftStatus = 'waiting' | 'saving' | 'saved' | 'unsent';

export type DraftSummary = {
  /** Forms with something the server does not have yet. */
  unsaved: number;
  /** Of these, the ones a lost connection holds back. */
  unsent: number;
  lastSavedAt: string | undefined;
};

type Entry = { body: unknown; label: Record<string, string>; status: DraftStatus; timer?: ReturnType<typeof setTimeout> | undefined };

export type DraftStore = ReturnType<typeof createDraftStore>;

/**
 * Keeps what is being written: after a pause it goes to the server, and if the server cannot be reached it stays here and is sent
 * again. Nothing is written to the browser's own storage, because devices are shared.
 */
export function createDraftStore(api: DraftsApi, settings: { device: string; pauseMs?: number; retryMs?: number }) {
  const { device, pauseMs = 800, retryMs = 5000 } = settings;
  const entries = new Map<string, Entry>();
  const listeners = new Set<() => void>();
  const lines = new Map<string, Promise<unknown>>();
  let summary: DraftSummary = { unsaved: 0, unsent: 0, lastSavedAt: undefined };

  /** Requests about one draft go one after the other: a form opened again must not find what a slow request was about to remove. */
  const inTurn = <Answer>(key: string, ask: () => Promise<Answer>): Promise<Answer> => {
    const answer = (lines.get(key) ?? Promise.resolve()).then(ask, ask);
    lines.set(key, answer);
    const leave = () => {
      if (lines.get(key) === answer) lines.delete(key);
    };
    answer.then(leave, leave);
    return answer;
  };

  const changed = (lastSavedAt = summary.lastSavedAt) => {
    const open = [...entries.values()].filter((entry) => entry.status !== 'saved');
    summary = { unsaved: open.length, unsent: open.filter((entry) => entry.status === 'unsent').length, lastSavedAt };
    for (const listener of listeners) listener();
  };

  const saveAfter = (key: string, entry: Entry, milliseconds: number) => {
    clearTimeout(entry.timer);
    entry.timer = setTimeout(() => void save(key), milliseconds);
  };

  async function save(key: string): Promise<void> {
    const entry = entries.get(key);
    if (!entry || entry.status === 'saved' || entry.status === 'saving') return;
    clearTimeout(entry.timer);
    const { body, label } = entry;
    entry.status = 'saving';
    changed();
    try {
      const { updatedAt } = await inTurn(key, () => api.save(key, { body, device, label }));
      if (entries.get(key) !== entry) return;
      if (entry.body === body) entry.status = 'saved';
      else {
        entry.status = 'waiting';
        saveAfter(key, entry, pauseMs);
      }
      changed(updatedAt);
    } catch {
      if (entries.get(key) !== entry) return;
      entry.status = 'unsent';
      saveAfter(key, entry, retryMs);
      changed();
    }
  }

  const forget = (key: string) => {
    clearTimeout(entries.get(key)?.timer);
    entries.delete(key);
  };

  return {
    load: (key: string): Promise<StoredDraft | null> => inTurn(key, () => api.load(key)),

    /** Takes what stands in a form now. `label` says in a few words what it is, for the list of drafts. */
    write: (key: string, body: unknown, label: Record<string, string> = {}): void => {
      const entry = entries.get(key) ?? { body, label, status: 'waiting' as const };
      entry.body = body;
      entry.label = label;
      entries.set(key, entry);
      if (entry.status !== 'saving') {
        entry.status = 'waiting';
        saveAfter(key, entry, pauseMs);
      }
      changed();
    },

    /** The form was saved for good at an instant, or thrown away (no instant): its draft goes. */
    finish: async (key: string, savedAt?: string): Promise<void> => {
      forget(key);
      changed(savedAt);
      await inTurn(key, () => api.remove(key)).catch(() => undefined);
    },

    /** Sends everything that waits, at once: the page may be about to close, or the connection is back. */
    flush: async (): Promise<void> => {
      await Promise.all([...entries.keys()].map(save));
    },

    statusOf: (key: string): DraftStatus | undefined => entries.get(key)?.status,
    bodyOf: (key: string): unknown => entries.get(key)?.body,
    summary: (): DraftSummary => summary,
    subscribe: (listener: () => void): (() => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
