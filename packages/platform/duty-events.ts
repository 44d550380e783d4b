import { z } from 'zod';
import { defineEvent } from './events.ts';

const facts = z.object({ dutyId: z.uuid(), area: z.string(), kind: z.string(), reason: z.string() });

/** What people decide about duties; the duties themselves are derived and need no event. */
export const dutyPostponed = defineEvent('duties', 'duty-postponed', {
  category: 'social',
  group: 'decision',
  facts: facts.extend({ until: z.string() }),
});
export const dutyDismissed = defineEvent('duties', 'duty-dismissed', { category: 'social', group: 'decision', facts });
export const dutyResumed = defineEvent('duties', 'duty-resumed', {
  category: 'social',
  group: 'decision',
  facts: facts.omit({ reason: true }),
});
export const dutyHandedOver = defineEvent('duties', 'duty-handed-over', {
  category: 'social',
  group: 'decision',
  facts: facts.extend({ toUserId: z.uuid() }),
});
export const dutyEvents = [dutyPostponed, dutyDismissed, dutyResumed, dutyHandedOver];
