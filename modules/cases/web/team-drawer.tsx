import { IconStar, IconStarFilled } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DataCategory } from '#kernel';
import { Avatar, Button, Chip, DataCategoryChip, Drawer, LoadingLine, ProblemAlert, useMay } from '#ui';
import { AddMemberForm } from './add-member-form.tsx';
import { useMemberRole } from './care-team-panel.tsx';
import styles from './cases.module.css';
import { type TeamMember, useCaseActions, useTeam } from './queries.ts';

/** The care team in full: who the point person is, what each sees, who joins and who leaves. */
export function TeamDrawer({ caseId, ownOrganization, onClose }: { caseId: string; ownOrganization: string; onClose: () => void }) {
  const roleText = useMemberRole(ownOrganization);
  const { t } = useTranslation('cases');
  const team = useTeam(caseId);
  const mayWork = useMay('cases.work');
  const [adding, setAdding] = useState(false);
  const [error, setError] = useState<unknown>();
  return (
    <Drawer
      opened
      onClose={onClose}
      title={t('team.title')}
      footer={
        mayWork &&
        !adding && (
          <Button variant="primary" wide onClick={() => setAdding(true)}>
            {t('team.add')}
          </Button>
        )
      }
    >
      <div className={styles.step}>
        {error !== undefined && <ProblemAlert error={error} />}
        {adding && <AddMemberForm caseId={caseId} onDone={() => setAdding(false)} />}
        {team.isPending && <LoadingLine />}
        <ul className={styles.members}>
          {(team.data?.items ?? []).map((member) => (
            <Member key={member.id} caseId={caseId} member={member} role={roleText(member)} mayChange={mayWork} onError={setError} />
          ))}
        </ul>
        <p className={styles.note}>{t('team.organizationsSee')}</p>
      </div>
    </Drawer>
  );
}

type MemberProps = { caseId: string; member: TeamMember; role: string; mayChange: boolean; onError: (error: unknown) => void };

function Member({ caseId, member, role, mayChange, onError }: MemberProps) {
  const { t } = useTranslation('cases');
  const actions = useCaseActions(caseId);
  const [leaving, setLeaving] = useState(false);
  const isManager = member.role === 'case_manager';
  const run = (work: Promise<void>) => work.then(() => onError(undefined), onError);
  return (
    <li className={styles.member}>
      <Avatar name={member.name} kind={member.kind === 'organization' ? 'organization' : 'person'} />
      <div>
        <b>{member.name}</b>{' '}
        {member.isPointPerson && (
          <Chip tone="course" icon={<IconStarFilled aria-hidden />}>
            {t('team.pointPerson')}
          </Chip>
        )}
        <p className={styles.quiet}>{role}</p>
        <p className={styles.categories}>
          {member.categories.length === 0
            ? t('team.seesNothing')
            : member.categories.map((category) => <DataCategoryChip key={category} category={DataCategory.parse(category)} />)}
        </p>
        {mayChange && !member.isPointPerson && (
          <p className={styles.buttons}>
            <Button size="small" icon={<IconStar aria-hidden />} onClick={() => void run(actions.makePointPerson(member.id))}>
              {t('team.makePointPerson')}
            </Button>
            {!isManager && !leaving && (
              <Button size="small" variant="quiet" onClick={() => setLeaving(true)}>
                {t('team.end')}
              </Button>
            )}
            {leaving && (
              <Button size="small" variant="danger" onClick={() => void run(actions.endMember(member.id))}>
                {t('team.endNow')}
              </Button>
            )}
          </p>
        )}
      </div>
    </li>
  );
}
