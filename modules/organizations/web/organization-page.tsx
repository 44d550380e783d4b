import { IconPencil } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Chip, ErrorState, PageLayout, ProblemAlert, RecordHeader, Skeleton, Tabs, useMay } from '#ui';
import { AboutSection } from './about-section.tsx';
import { ContactsSection } from './contacts-section.tsx';
import { CredentialsSection } from './credentials-section.tsx';
import { EditOrganizationDrawer } from './edit-organization-drawer.tsx';
import { rooms } from './organization-search.ts';
import styles from './organizations.module.css';
import { PlaceSection } from './place-section.tsx';
import { type Organization, useOrganization, useOrganizationActions } from './queries.ts';
import { SitesSection } from './sites-section.tsx';
import { StaffSection } from './staff-section.tsx';

const route = getRouteApi('/shell/organizations/$organizationId');

type Loaded = { data: Organization | undefined; error: unknown; refetch: () => unknown };

/** One organisation: where it is, who works there, what it may do, and where its clocks are read. */
export function OrganizationPage() {
  const { organizationId } = route.useParams();
  const { data: organization, error, refetch }: Loaded = useOrganization(organizationId);
  if (!organization) {
    return <PageLayout>{error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Skeleton rows={8} />}</PageLayout>;
  }
  return <ShownOrganization organization={organization} />;
}

function ShownOrganization({ organization }: { organization: Organization }) {
  const { t } = useTranslation('organizations');
  const mayManage = useMay('organizations.manage');
  const { room = 'about' } = route.useSearch();
  const navigate = route.useNavigate();
  const [editing, setEditing] = useState(false);
  const { id, name, kind, sector, setting } = organization;
  return (
    <div className={styles.record}>
      <RecordHeader
        name={name}
        documentTitle={name}
        line={t('sentence', { kind: t(`kind.${kind}`), sector: t(`sector.${sector}`), setting: t(`setting.${setting}`) })}
        alerts={
          <>
            {!organization.active && <Chip>{t('active.no')}</Chip>}
            {organization.acceptsPublicReferrals && <Chip tone="sea">{t('page.public')}</Chip>}
          </>
        }
        actions={
          mayManage && (
            <>
              <Button icon={<IconPencil aria-hidden />} onClick={() => setEditing(true)}>
                {t('page.change')}
              </Button>
              <InUse organization={organization} />
            </>
          )
        }
      />
      <PageLayout>
        <Tabs
          label={t('page.rooms')}
          tabs={rooms.map((key) => ({ key, label: t(`room.${key}`) }))}
          current={room}
          onChange={(key) => void navigate({ search: key === 'about' ? {} : { room: key }, replace: true })}
        >
          <div className={styles.room}>
            {room === 'about' && (
              <>
                <AboutSection organization={organization} />
                <SitesSection id={id} mayManage={mayManage} />
              </>
            )}
            {room === 'people' && (
              <>
                <StaffSection id={id} />
                <ContactsSection id={id} mayManage={mayManage} />
              </>
            )}
            {room === 'credentials' && <CredentialsSection id={id} />}
            {room === 'place' && <PlaceSection organization={organization} mayManage={mayManage} />}
          </div>
        </Tabs>
      </PageLayout>
      {editing && <EditOrganizationDrawer organization={organization} onClose={() => setEditing(false)} />}
    </div>
  );
}

/** Takes the organisation out of use or brings it back; a refusal stands beside the button. */
function InUse({ organization }: { organization: Organization }) {
  const { t } = useTranslation('organizations');
  const { change } = useOrganizationActions();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const toggle = () => {
    setBusy(true);
    setError(undefined);
    change(organization.id, organization.version, { active: !organization.active })
      .catch(setError)
      .finally(() => setBusy(false));
  };
  return (
    <>
      <Button variant="quiet" busy={busy} onClick={toggle}>
        {t(organization.active ? 'page.deactivate' : 'page.reactivate')}
      </Button>
      {error !== undefined && <ProblemAlert error={error} />}
    </>
  );
}
