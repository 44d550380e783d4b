import { type CalendarDate, type DataCategory, newId, Temporal } from '#kernel';
import type { TeamRole } from '#modules/cases/index.ts';
import type { Told } from './hand.ts';
import type { OrganizationKey } from './organizations.ts';
import type { WorkerKey } from './workers.ts';

interface Member {
  readonly role: TeamRole;
  readonly worker?: WorkerKey;
  readonly organization?: OrganizationKey;
  readonly name?: string;
  /** What a colleague sees; what an organisation sees, the client releases. */
  readonly sees?: readonly DataCategory[];
}

/** The case manager brings people and organisations into the care team; an organisation sees what the client releases to it, for half a year from today. */
export async function worksWith(told: Told, daysAgo: number, members: readonly Member[]): Promise<void> {
  const { stage, by, caseId, cast } = told;
  stage.goTo(daysAgo, 15);
  for (const { role, worker, organization, name, sees = [] } of members) {
    const organizationId = organization ? cast.organizations[organization] : null;
    await stage.send(by, 'POST', `/cases/${caseId}/care-team`, {
      id: newId(),
      role,
      userId: worker ? cast.users[worker] : null,
      organizationId,
      displayName: name ?? null,
      categories: worker ? sees : [],
    });
    if (organizationId && sees.length > 0)
      await stage.send(by, 'POST', `/cases/${caseId}/consents`, {
        id: newId(),
        type: 'release_of_information',
        legalForm: 'written',
        recipientOrganizationId: organizationId,
        purposes: ['care_coordination'],
        categories: sees,
        until: dayIn(182),
        signedOn: dayIn(-daysAgo),
        noticeGiven: true,
      });
  }
}

function dayIn(days: number): CalendarDate {
  return Temporal.Now.plainDateISO('America/New_York').add({ days }).toString() as CalendarDate;
}
