import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatAddress, formatPhoneNumber, type PostalAddress } from '#kernel';
import {
  Button,
  Chip,
  Drawer,
  ErrorState,
  FormView,
  ProblemAlert,
  SectionHeader,
  Skeleton,
  useLanguage,
  useSession,
  useZodForm,
} from '#ui';
import { formOf, OrganizationForm } from './organization-form.ts';
import styles from './organizations.module.css';
import { type Organization, type OrganizationChangeBody, useOrganization, useOrganizationActions, useStaff } from './queries.ts';
import { useSections } from './use-sections.ts';

type Loaded = { data: Organization | undefined; error: unknown; refetch: () => unknown };
type DrawerProps = { id: string; mayManage: boolean; onClose: () => void };

/** An organisation beside the list: read by everybody, changed by administrators. */
export function OrganizationDrawer({ id, mayManage, onClose }: DrawerProps) {
  const { t } = useTranslation('organizations');
  const { data: organization, error, refetch }: Loaded = useOrganization(id);
  const [editing, setEditing] = useState(false);
  if (!organization) {
    return (
      <Drawer opened onClose={onClose} title={t('page.one')}>
        {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Skeleton rows={5} />}
      </Drawer>
    );
  }
  if (editing) return <EditOrganization organization={organization} onDone={() => setEditing(false)} onClose={onClose} />;
  return (
    <Drawer
      opened
      onClose={onClose}
      title={organization.name}
      aside={!organization.active && <Chip>{t('active.no')}</Chip>}
      footer={mayManage && <Manage organization={organization} onEdit={() => setEditing(true)} />}
    >
      <About organization={organization} />
      <Staff id={organization.id} />
    </Drawer>
  );
}

function About({ organization }: { organization: Organization }) {
  const { t } = useTranslation('organizations');
  const language = useLanguage();
  const { network } = useSession();
  const { kind, sector, setting, phone, email, website, address } = organization;
  const reachable = phone || email || website || address;
  return (
    <section className={styles.section}>
      <p>{t('sentence', { kind: t(`kind.${kind}`), sector: t(`sector.${sector}`), setting: t(`setting.${setting}`) })}</p>
      {!reachable && <p className={styles.quiet}>{t('page.noReach')}</p>}
      {phone && (
        <p>
          <a href={`tel:${phone}`}>{formatPhoneNumber(phone, network.country)}</a>
        </p>
      )}
      {email && (
        <p>
          <a href={`mailto:${email}`}>{email}</a>
        </p>
      )}
      {website && (
        <p>
          <a href={website} target="_blank" rel="noreferrer">
            {website}
          </a>
        </p>
      )}
      {address && <p>{formatAddress(address as PostalAddress, language, network.country).join(', ')}</p>}
    </section>
  );
}

function Staff({ id }: { id: string }) {
  const { t } = useTranslation(['organizations', 'web']);
  const { network } = useSession();
  const staff = useStaff(id).data?.items;
  if (!staff) return <Skeleton rows={3} />;
  return (
    <section className={styles.section}>
      <SectionHeader title={t('organizations:field.staff')} count={staff.length} />
      {staff.length === 0 && <p className={styles.quiet}>{t('organizations:page.noStaff')}</p>}
      <ul className={styles.staff}>
        {staff.map((member) => (
          <li key={member.userId}>
            <p>
              <b>{member.name}</b> {member.title}
            </p>
            <p className={styles.quiet}>{member.roles.map((role) => t(`organizations:role.${role}`)).join(', ')}</p>
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

function Manage({ organization, onEdit }: { organization: Organization; onEdit: () => void }) {
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
      {error !== undefined && <ProblemAlert error={error} />}
      <Button variant="primary" onClick={onEdit}>
        {t('page.change')}
      </Button>
      <Button variant="quiet" busy={busy} onClick={toggle}>
        {t(organization.active ? 'page.deactivate' : 'page.reactivate')}
      </Button>
    </>
  );
}

function EditOrganization({ organization, onDone, onClose }: { organization: Organization; onDone: () => void; onClose: () => void }) {
  const { t } = useTranslation('organizations');
  const { change } = useOrganizationActions();
  const sections = useSections();
  const form = useZodForm({
    schema: OrganizationForm,
    initial: formOf(organization),
    version: organization.version,
    draftKey: `organization:${organization.id}`,
    onSave: async ({ changes, version }) => {
      if (Object.keys(changes).length > 0)
        await change(organization.id, version ?? organization.version, changes as OrganizationChangeBody);
      onDone();
    },
  });
  return (
    <Drawer
      opened
      onClose={onClose}
      title={organization.name}
      footer={
        <>
          <Button variant="primary" busy={form.busy} shortcut="Ctrl ↵" onClick={() => void form.submit()}>
            {t('page.save')}
          </Button>
          <Button variant="quiet" onClick={onDone}>
            {t('page.cancel')}
          </Button>
        </>
      }
    >
      <FormView form={form} what={t('page.what')} sections={sections} />
    </Drawer>
  );
}
