import type { ReactNode } from 'react';
import { Resting } from '#ui';
import { hasEnded } from '../model.ts';
import { restingAtEnd } from '../policy.ts';
import { useCase } from './queries.ts';

/** Around whatever shows a case: on one that has ended nothing inside offers to write. */
export function WorkOn({ caseId, children }: { caseId: string; children: ReactNode }) {
  const { data } = useCase(caseId);
  return <Resting permissions={data && hasEnded(data.state) ? restingAtEnd : []}>{children}</Resting>;
}
