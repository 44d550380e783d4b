import { useTranslation } from 'react-i18next';
import { formatPhoneNumber } from '#kernel';
import { Avatar, SectionHeader, Skeleton, useFormat, useSession } from '#ui';
import styles from './organizations.module.css';
import { useStaff } from './queries.ts';

/** Who works there today with an account, and in which roles. */
export function StaffSection({ id }: { id: string }) {
  const { t } = useTranslation(['organizations', 'ui']);
  const format = useFormat();
  const { network } = useSession();
  const staff = useStaff(id).data?.items;
  if (!staff) return <Skeleton rows={3} />;
  return (
    <section>
      <SectionHeader level={2} title={t('organizations:field.staff')} count={staff.length} />
      {staff.length === 0 && <p className={styles.quiet}>{t('organizations:page.noStaff')}</p>}
      <ul className={styles.people}>
        {staff.map((member) => (
          <li key={member.userId}>
            <Avatar name={member.name} />
            <p>
              <b>{[member.title, member.name].filter(Boolean).join(' ')}</b>
              <span className={styles.second}>{format.list(member.roles.map((role) => t(`ui:role.${role}`)))}</span>
            </p>
            <p className={styles.links}>
              {member.phone && <a href={`tel:${member.phone}`}>{formatPhoneNumber(member.phone, network.country)}</a>}
              <a href={`mailto:${member.email}`}>{member.email}</a>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
