import { z } from 'zod';
import { defineEvent, type EventType } from '#platform';

const facts = z.object({
  consentId: z.uuid(),
  consentType: z.string(),
  /** The organisation that may see, if it is a release. */
  name: z.string().nullable(),
  categories: z.array(z.string()),
  until: z.string().nullable(),
});
const on = { category: 'social', group: 'decision' } as const;

export const consentRecorded = defineEvent('consents', 'consent-recorded', { ...on, facts });
export const releaseRecorded = defineEvent('consents', 'release-recorded', { ...on, weight: 'milestone', facts });
export const consentRevoked = defineEvent('consents', 'consent-revoked', { ...on, weight: 'milestone', facts });
export const releaseRevoked = defineEvent('consents', 'release-revoked', { ...on, weight: 'milestone', facts });

export const consentEvents: readonly EventType[] = [consentRecorded, releaseRecorded, consentRevoked, releaseRevoked];
