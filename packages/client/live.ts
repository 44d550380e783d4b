import { sessionGate } from './session-gate.ts';

/** What the server tells open screens: that something of an area happened on a case or person. Never what. */
export type LiveEvent = { area: string; type: string; caseId: string | null; personId: string | null };

/** What a listener gets: an event, or that too much happened to tell one by one; and from where on the rest follows. */
export type LiveNews = { readonly cursor: string } & ({ readonly event: LiveEvent } | { readonly missed: true });

const retryAfter = 10_000;

/**
 * Follows the live feed from a cursor on. All tabs of a browser share one connection (a browser allows few to one server): the tab that holds the lock
 * listens and passes on what it hears; when it closes, another takes over where it ended. Answers how to stop.
 */
export function followLive(from: string, onNews: (news: LiveNews) => void): () => void {
  const stopped = new AbortController();
  const channel = new BroadcastChannel('lotse-live');
  let cursor = from;
  const hear = (news: LiveNews) => {
    cursor = news.cursor;
    onNews(news);
  };
  const tellAll = (news: LiveNews) => {
    hear(news);
    channel.postMessage(news);
  };
  channel.addEventListener('message', ({ data }) => hear(data as LiveNews));
  navigator.locks
    .request('lotse-live', { signal: stopped.signal }, () => listenUntil(stopped.signal, () => cursor, tellAll))
    .catch(() => undefined)
    .finally(() => channel.close());
  return () => stopped.abort();
}

/** Listens until told to stop. The browser reconnects by itself after a broken connection, but not after a refusal. */
function listenUntil(signal: AbortSignal, cursor: () => string, tell: (news: LiveNews) => void): Promise<void> {
  return new Promise((resolve) => {
    let source: EventSource | undefined;
    let retry: ReturnType<typeof setTimeout> | undefined;
    const connect = () => {
      if (signal.aborted) return;
      source = new EventSource(`/api/live?after=${encodeURIComponent(cursor())}`);
      source.addEventListener('message', ({ data, lastEventId }) =>
        tell({ cursor: lastEventId, event: JSON.parse(String(data)) as LiveEvent }),
      );
      source.addEventListener('missed', ({ lastEventId }) => tell({ cursor: lastEventId, missed: true }));
      source.addEventListener('error', () => {
        if (source?.readyState === EventSource.CLOSED) retry = setTimeout(() => void sessionGate.whenOpen().then(connect), retryAfter);
      });
    };
    connect();
    signal.addEventListener('abort', () => {
      clearTimeout(retry);
      source?.close();
      resolve();
    });
  });
}

/** What is read under another first word of the address than the name of the area its events come from. */
const roomsOf: Readonly<Record<string, readonly string[]>> = {
  calendar: ['appointments'],
  cases: ['programs', 'caseload', 'colleagues'],
  identity: ['users', 'sessions'],
  intake: ['referrals'],
  interop: ['imports', 'health-entries'],
};

/** Counted from duties, whatever they come from. */
const duties = ['duties', 'team'];

/**
 * Whether an answer we hold may be out of date after an event. Duties follow from everything; what was asked about a case or person
 * follows from what happens to them; lists of an area from what happens in it.
 */
export function isAffected(queryKey: readonly unknown[], events: readonly LiveEvent[]): boolean {
  const [method, path, init] = queryKey;
  if (method !== 'get' || typeof path !== 'string') return false;
  const [, , room = ''] = path.split('/');
  if (duties.includes(room)) return true;
  const ids = Object.values((init as { params?: { path?: Record<string, unknown> } } | undefined)?.params?.path ?? {});
  return events.some(
    ({ area, caseId, personId }) =>
      area === room || roomsOf[area]?.includes(room) || ids.some((id) => id !== null && (id === caseId || id === personId)),
  );
}
