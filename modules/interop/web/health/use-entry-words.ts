import { useTranslation } from 'react-i18next';
import type { HealthEntryKind, HealthEntryView } from '../../model-health.ts';

/** Codes of status of the FHIR resources that are taken over; each has its word. */
const statuses = [
  'active',
  'recurrence',
  'relapse',
  'inactive',
  'remission',
  'resolved',
  'refuted',
  'draft',
  'proposed',
  'planned',
  'accepted',
  'on-hold',
  'suspended',
  'cancelled',
  'completed',
  'stopped',
  'rejected',
  'revoked',
  'abandoned',
  'not-done',
  'preparation',
  'in-progress',
  'arrived',
  'triaged',
  'onleave',
  'finished',
  'registered',
  'partial',
  'preliminary',
  'final',
  'amended',
  'corrected',
  'appended',
  'current',
  'superseded',
  'unknown',
] as const;
type Status = (typeof statuses)[number];

/** Codes for what kind of its kind something is. Those that say no more than the kind itself have no word and are left out. */
const sections = [
  'encounter-diagnosis',
  'health-concern',
  'sdoh',
  'AMB',
  'EMER',
  'IMP',
  'ACUTE',
  'NONAC',
  'OBSENC',
  'SS',
  'HH',
  'VR',
  'FLD',
  'vital-signs',
  'laboratory',
  'LAB',
  'imaging',
  'RAD',
  'survey',
  'social-history',
  'exam',
  'therapy',
  'activity',
  'low',
  'high',
  'unable-to-assess',
  'food',
  'medication',
  'environment',
  'biologic',
  'proposal',
  'plan',
] as const;
type Section = (typeof sections)[number];

/** How something of this kind nearly always is; it is not said, only what differs. */
const ordinary: Partial<Record<HealthEntryKind, Status>> = {
  encounter: 'finished',
  observation: 'final',
  report: 'final',
  procedure: 'completed',
  immunization: 'completed',
  document: 'current',
};

/** Puts the codes of a health record into words. A code nobody knows is shown as it was sent: better a code than a wrong word. */
export function useEntryWords() {
  const { t } = useTranslation('interop');
  return {
    kind: (kind: HealthEntryKind) => t(`health.kind.${kind}`),
    /** One of them: "Visit or stay"; stands where the sender gave no name. */
    one: (kind: HealthEntryKind) => t(`health.one.${kind}`),
    status: ({ kind, status }: Pick<HealthEntryView, 'kind' | 'status'>) => {
      if (status === null || ordinary[kind] === status) return null;
      return isOneOf(statuses, status) ? t(`health.status.${status}`) : status;
    },
    section: ({ kind, section }: Pick<HealthEntryView, 'kind' | 'section'>) => {
      if (section === null || kind === 'care_plan' || !isOneOf<Section>(sections, section)) return null;
      return t(`health.section.${section}`);
    },
  };
}

function isOneOf<Code extends string>(codes: readonly Code[], code: string): code is Code {
  return (codes as readonly string[]).includes(code);
}
