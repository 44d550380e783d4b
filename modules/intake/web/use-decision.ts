import { useState } from 'react';

/** Sending a decision: busy while it is under way, the refusal if there is one. `gaps` is empty when everything is said. */
export function useDecision({ gaps, send, onDone }: { gaps: readonly string[]; send: () => Promise<void>; onDone: () => void }) {
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  async function decide(): Promise<void> {
    setTried(true);
    if (busy || gaps.length > 0) return;
    setBusy(true);
    setError(undefined);
    try {
      await send();
      onDone();
    } catch (caught) {
      setError(caught);
    } finally {
      setBusy(false);
    }
  }
  return { decide, busy, error, shown: tried ? gaps : [] };
}
