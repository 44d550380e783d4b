import { useCallback, useMemo, useState } from 'react';
import type { SettledDuties } from './duty-rows.tsx';
import type { DutyView } from './queries.ts';

/** Keeps what was put off or given away just now, so that its row does not jump away under the hand. */
export function useSettledDuties(): SettledDuties {
  const [byId, setById] = useState<SettledDuties['byId']>(new Map());
  const settle = useCallback<SettledDuties['settle']>(
    (duty, settled) => setById((before) => new Map(before).set(duty.id, { duty, settled })),
    [],
  );
  const forget = useCallback<SettledDuties['forget']>((id) => setById((before) => new Map([...before].filter(([key]) => key !== id))), []);
  return useMemo(() => ({ byId, settle, forget }), [byId, settle, forget]);
}

/** The duties of the server and those settled just now, which the server no longer lists. */
export function withSettled(duties: readonly DutyView[], settled: SettledDuties): DutyView[] {
  const gone = [...settled.byId.values()].map(({ duty }) => duty).filter(({ id }) => !duties.some((duty) => duty.id === id));
  return [...duties, ...gone];
}
