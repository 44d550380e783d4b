import { addDays, type CalendarDate, Temporal, today } from '#kernel';
import type { TimerDeadline } from '#modules/cases/index.ts';
import { agreedDeadline, timerDeadline } from '#modules/cases/index.ts';
import { loadCase, loadCaseSettings, loadPlace } from '#modules/cases/server/index.ts';
import { caseDuties, type Duty, type DutySource, type Tx } from '#platform';
import { releasesToRenew, type StoredConsent, statusAt } from '../rules.ts';
import { loadConsents } from './store.ts';

interface Facts {
  readonly caseId: string;
  readonly personId: string;
  readonly holder: Duty['assignee'];
  readonly ending: {
    readonly release: StoredConsent;
    readonly name: string;
    readonly until: CalendarDate;
    readonly deadline: TimerDeadline;
  }[];
  /** Set when nothing any longer permits to manage the case. */
  readonly basisMissing: TimerDeadline | undefined;
}

/** What consents ask for: renewing a release before it ends, and a decision when the consent to case management is gone. */
export const consentDuties: DutySource = caseDuties<Facts>('consents.ending', { areas: ['consents', 'cases'], load, derive });

async function load(tx: Tx, caseId: string): Promise<Facts | undefined> {
  const row = await loadCase(tx, caseId);
  if (['closed', 'declined', 'entered_in_error'].includes(row.state)) return undefined;
  const [settings, place, consents] = [
    await loadCaseSettings(tx, caseId),
    await loadPlace(tx, row.organizationId),
    await loadConsents(tx, caseId),
  ];
  const names = await organizationNames(tx, consents);
  const ending = releasesToRenew(consents).flatMap((release) => {
    const until = addDays(today(release.expiresAt ?? '', place.timeZone), -1);
    const deadline = agreedDeadline(settings, 'consent_expires', until, place);
    return deadline ? [{ release, name: names.get(release.recipientOrganizationId ?? '') ?? '', until, deadline }] : [];
  });
  return {
    caseId,
    personId: row.personId,
    holder: row.caseManagerId ? { userId: row.caseManagerId } : { organizationId: row.organizationId, role: 'supervisor' },
    ending,
    basisMissing: basisLostAt(consents, tx.now.toString(), (at) => timerDeadline(settings, 'legal_basis_due', at, place)),
  };
}

function basisLostAt(consents: readonly StoredConsent[], now: string, deadline: (at: string) => TimerDeadline | undefined) {
  const basis = consents.filter((consent) => consent.type === 'case_management');
  if (basis.some((consent) => statusAt(consent, now) === 'active')) return undefined;
  const lost = basis.flatMap((consent) => [consent.revokedAt, consent.expiresAt].filter((end) => end !== null)).toSorted();
  return lost.at(-1) === undefined ? undefined : deadline(lost.at(-1) ?? now);
}

function derive({ caseId, personId, holder, ending, basisMissing }: Facts): Duty[] {
  const renewals = ending.map(({ release, name, until, deadline }) =>
    duty(deadline, {
      kind: 'renew-release',
      occasion: `${release.id}:${until}`,
      facts: { name, until },
      startsAt: Temporal.Instant.from(release.startsAt),
      priority: 20,
      verb: 'renew',
      target: `/cases/${caseId}?do=consents&renew=${release.id}`,
    }),
  );
  const decisions = basisMissing
    ? [
        duty(basisMissing, {
          kind: 'basis-missing',
          occasion: basisMissing.explanation.start,
          facts: { start: basisMissing.explanation.start },
          startsAt: Temporal.Instant.from(basisMissing.explanation.start),
          priority: 60,
          verb: 'decide',
          target: `/cases/${caseId}?do=consents`,
        }),
      ]
    : [];
  return [...renewals, ...decisions].map((each) => ({ ...each, caseId, personId, assignee: holder }));
}

function duty(
  { due, dueDate, warnAt, escalationRole, explanation }: TimerDeadline,
  of: Pick<Duty, 'kind' | 'occasion' | 'facts' | 'startsAt' | 'priority' | 'verb' | 'target'>,
): Omit<Duty, 'assignee'> {
  return {
    ...of,
    category: 'social',
    dueAt: Temporal.Instant.from(due),
    dueOn: dueDate,
    warnAt: warnAt === null ? undefined : Temporal.Instant.from(warnAt),
    escalation: escalationRole === null ? undefined : { at: Temporal.Instant.from(due), to: escalationRole },
    rule: { id: explanation.ruleId, citation: explanation.citation },
  };
}

async function organizationNames(tx: Tx, consents: readonly StoredConsent[]): Promise<ReadonlyMap<string, string>> {
  const ids = consents.map((consent) => consent.recipientOrganizationId).filter((id) => id !== null);
  if (ids.length === 0) return new Map();
  const rows = await tx.db.selectFrom('organizations').select(['id', 'name']).where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
