import { useTranslation } from 'react-i18next';
import { DataCategory } from '#kernel';
import { CareTeam, ErrorState, LinkButton, SectionHeader, Skeleton } from '#ui';
import type { TeamRole } from '../model-team.ts';
import { type TeamMember, useTeam } from './queries.ts';

/** Everyone with a part in the case and what they see, for the side of its page. */
export function CareTeamPanel({ caseId, ownOrganization, onOpen }: { caseId: string; ownOrganization: string; onOpen: () => void }) {
  const { t } = useTranslation('cases');
  const team = useTeam(caseId);
  const roleText = useMemberRole(ownOrganization);
  return (
    <section aria-label={t('team.title')}>
      <SectionHeader
        title={t('team.title')}
        count={team.data?.items.length}
        aside={<LinkButton onClick={onOpen}>{t('team.open')}</LinkButton>}
      />
      {team.isPending && <Skeleton rows={3} />}
      {team.isError && <ErrorState error={team.error} onRetry={() => void team.refetch()} />}
      {team.data && (
        <CareTeam
          members={team.data.items.map((member) => ({
            id: member.id,
            name: member.name,
            kind: member.kind === 'organization' ? 'organization' : 'person',
            role: roleText(member),
            sees: member.categories.map((category) => DataCategory.parse(category)),
          }))}
        />
      )}
    </section>
  );
}

/** "Physiotherapy, Cedar": what somebody is to the case, and where they belong unless it is the house that manages the case. */
export function useMemberRole(ownOrganization: string): (member: TeamMember) => string {
  const { t } = useTranslation('cases');
  return ({ role, kind, organizationName }) => {
    const word = t(`teamRole.${role as TeamRole}`);
    return kind === 'organization' || !organizationName || organizationName === ownOrganization ? word : `${word}, ${organizationName}`;
  };
}
