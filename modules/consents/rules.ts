import { accept, type CalendarDate, type DataCategory, type Decision, type Refusal, refuse } from '#kernel';
import { type ConsentPurpose, type ConsentStatus, type ConsentType, isRelease, type LegalForm, type NewConsent } from './model.ts';

/** One thing that keeps a consent from being valid. */
export type Flaw =
  | 'recipient-missing'
  | 'recipient-not-wanted'
  | 'purpose-missing'
  | 'category-missing'
  | 'end-missing'
  | 'end-past'
  | 'signed-in-future'
  | 'notice-missing'
  | 'representative-unnamed'
  | 'form-not-written'
  | 'part2-needs-own'
  | 'part2-mixed';

export type ConsentRefusal = Refusal & { readonly code: 'consent.invalid'; readonly flaws: readonly Flaw[] };

const health: readonly DataCategory[] = ['health_general', 'mental_health', 'reproductive_hiv_genetic', 'sud_part2'];

/**
 * Whether what was signed can count as a consent, with everything that is wrong at once. Sources: 45 CFR 164.508 (core elements, signature), 42 CFR
 * 2.31 (own consent for records of substance-use programmes), Art. 7 GDPR, § 67b SGB X (health data: written or electronic). `country` is that
 * of the network.
 */
export function checkConsent(consent: NewConsent, on: { today: CalendarDate; country: string }): Decision<undefined, ConsentRefusal> {
  const flaws = [...flawsOfRelease(consent), ...flawsOfForm(consent, on), ...flawsOfPart2(consent)];
  return flaws.length === 0 ? accept() : refuse({ code: 'consent.invalid', flaws });
}

function flawsOfRelease({ type, recipientOrganizationId, purposes, categories, until }: NewConsent): Flaw[] {
  if (!isRelease(type)) return recipientOrganizationId === null ? [] : ['recipient-not-wanted'];
  return [
    ...when(recipientOrganizationId === null, 'recipient-missing'),
    ...when(purposes.length === 0, 'purpose-missing'),
    ...when(categories.length === 0, 'category-missing'),
    // Only a single consent for all treatment, payment and operations may go without an end (42 CFR 2.31(a)(7)).
    ...when(until === null && type !== 'part2_tpo', 'end-missing'),
  ];
}

function flawsOfForm(consent: NewConsent, { today, country }: { today: CalendarDate; country: string }): Flaw[] {
  const { type, legalForm, until, signedOn, noticeGiven, grantor, grantorName, categories } = consent;
  const aboutHealth = isRelease(type) && categories.some((category) => health.includes(category));
  return [
    ...when(until !== null && until < today, 'end-past'),
    ...when(signedOn > today, 'signed-in-future'),
    ...when(!noticeGiven && legalForm !== 'statutory_basis', 'notice-missing'),
    ...when(grantor === 'representative' && grantorName === null, 'representative-unnamed'),
    ...when(legalForm === 'verbal_documented' && aboutHealth && ['US', 'DE'].includes(country), 'form-not-written'),
  ];
}

function flawsOfPart2({ type, categories }: NewConsent): Flaw[] {
  const isPart2 = type === 'part2_tpo' || type === 'part2_specific';
  if (!isPart2) return when(categories.includes('sud_part2'), 'part2-needs-own');
  return when(
    categories.some((category) => category !== 'sud_part2' && category !== 'identity'),
    'part2-mixed',
  );
}

function when(holds: boolean, flaw: Flaw): Flaw[] {
  return holds ? [flaw] : [];
}

/** A stored consent, as far as decisions need it. */
export interface StoredConsent {
  readonly id: string;
  readonly type: ConsentType;
  readonly legalForm: LegalForm;
  readonly recipientOrganizationId: string | null;
  readonly purposes: readonly string[];
  readonly categories: readonly string[];
  /** Instants in ISO 8601, UTC. */
  readonly startsAt: string;
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
}

/** What a consent is at a moment: it holds from its start up to, not including, its end or withdrawal. */
export function statusAt(consent: Pick<StoredConsent, 'startsAt' | 'expiresAt' | 'revokedAt'>, at: string): ConsentStatus {
  const moment = Date.parse(at);
  if (consent.revokedAt !== null && Date.parse(consent.revokedAt) <= moment) return 'revoked';
  if (consent.expiresAt !== null && Date.parse(consent.expiresAt) <= moment) return 'expired';
  return Date.parse(consent.startsAt) > moment ? 'future' : 'active';
}

export interface Question {
  readonly organizationId: string;
  readonly category: DataCategory;
  readonly purpose: ConsentPurpose;
  readonly at: string;
}

/** Why an organisation may have something, or what is missing for it. Kept with every disclosure. */
export type Permit =
  | { readonly permitted: true; readonly consentId: string }
  | { readonly permitted: false; readonly missing: 'recipient' | 'category' | 'purpose' | 'time'; readonly type: ConsentType };

/** Whether information of a category may go to an organisation for a purpose at a moment: one consent has to cover all of it. */
export function permit(consents: readonly StoredConsent[], question: Question): Permit {
  const type = question.category === 'sud_part2' ? 'part2_specific' : 'release_of_information';
  let left = consents.filter((consent) => isRelease(consent.type));
  const tests: [Exclude<Permit, { permitted: true }>['missing'], (consent: StoredConsent) => boolean][] = [
    ['recipient', (consent) => consent.recipientOrganizationId === question.organizationId],
    ['category', (consent) => consent.categories.includes(question.category)],
    ['purpose', (consent) => consent.purposes.includes(question.purpose)],
    ['time', (consent) => statusAt(consent, question.at) === 'active'],
  ];
  for (const [missing, holds] of tests) {
    left = left.filter(holds);
    if (left.length === 0) return { permitted: false, missing, type };
  }
  return { permitted: true, consentId: left[0]?.id ?? '' };
}

/** Releases that end without another that goes on for the same organisation: these have to be renewed. */
export function releasesToRenew<Consent extends StoredConsent>(consents: readonly Consent[]): Consent[] {
  const releases = consents.filter((consent) => isRelease(consent.type) && consent.revokedAt === null);
  return releases.filter(
    (release) =>
      release.expiresAt !== null &&
      !releases.some(
        (other) =>
          other.id !== release.id &&
          other.recipientOrganizationId === release.recipientOrganizationId &&
          release.categories.every((category) => other.categories.includes(category)) &&
          (other.expiresAt === null || Date.parse(other.expiresAt) > Date.parse(release.expiresAt ?? '')),
      ),
  );
}
