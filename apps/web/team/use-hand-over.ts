import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { client, ifMatch, type paths } from '#client';

export type HandOverItem = paths['/api/team/{userId}/caseload']['get']['responses'][200]['content']['application/json']['items'][number];
export type Outcome = 'done' | { error: unknown };

/** Hands cases over one after the other, each in a transaction of its own: what is refused stays where it is and says why. */
export function useHandOver() {
  const queries = useQueryClient();
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome>>(new Map());
  const [busy, setBusy] = useState(false);
  return {
    outcomes,
    busy,
    async start(
      items: readonly HandOverItem[],
      to: ReadonlyMap<string, string>,
      reason: string,
      overrideReason: string | null,
    ): Promise<void> {
      setBusy(true);
      for (const { id, version } of items) {
        const toUserId = to.get(id);
        if (!toUserId) continue;
        const outcome = await client
          .POST('/api/cases/{id}/assignment', {
            params: { path: { id } },
            body: { toUserId, reason, staysOnTeam: false, overrideReason },
            headers: ifMatch(version),
          })
          .then((): Outcome => 'done')
          .catch((error: unknown): Outcome => ({ error }));
        setOutcomes((before) => new Map(before).set(id, outcome));
      }
      setBusy(false);
      // The list itself stays as it was, so that each row can say how it went.
      await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] !== '/api/team/{userId}/caseload' });
    },
  };
}
