import type { CalendarDate } from '#kernel';
import type { CaseRow } from '#modules/cases/server/index.ts';
import type { ConsentView } from '#modules/consents/index.ts';
import { listDuties, safetyPriority, type Tx } from '#platform';
import { notLine } from './person-sections.ts';
import type { PackMatter } from './section.ts';

/** What one must know before doing anything: danger, how not to reach the client, what is missing. */
export async function alertsOf(tx: Tx, row: CaseRow, consents: readonly ConsentView[], of: PackMatter): Promise<string[]> {
  const { client, say, day } = of;
  const duties = await listDuties(tx, { of: 'team', caseId: row.id, state: 'open', limit: 50 });
  const safety = duties.filter(({ priority }) => priority >= safetyPriority);
  const { until } = row.stateDetail;
  const hasBasis = consents.some(({ type, status }) => type === 'case_management' && status === 'active');
  return [
    ...safety.map(({ area, kind, facts }) => say('safety', { what: say(`${area}:duty.${kind}.action`, facts) })),
    ...(client?.addressProtected ? [say('addressProtected')] : []),
    ...(client?.deceased ? [say('deceased')] : []),
    ...(client?.contactPoints.filter(({ doNotUse }) => doNotUse).map((point) => notLine(of, point)) ?? []),
    ...(row.state === 'on_hold' ? [until ? say('restsUntil', { day: day(until as CalendarDate) }) : say('rests')] : []),
    ...(hasBasis || row.state === 'closed' ? [] : [say('noBasis')]),
  ];
}
