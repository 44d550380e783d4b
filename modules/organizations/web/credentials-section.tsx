import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState, SectionHeader, Skeleton, useFormat, useSession } from '#ui';
import { AddButton } from './add-button.tsx';
import { CredentialDrawer } from './credential-drawer.tsx';
import { CredentialStatusChip } from './credential-status.tsx';
import { NewCredentialDrawer } from './new-credential-drawer.tsx';
import styles from './organizations.module.css';
import { type Credential, useCredentialsOf } from './queries-credentials.ts';
import { useMayKeep } from './use-may-keep.ts';

const route = getRouteApi('/shell/organizations/$organizationId');

/** What the organisation is licensed for, and what those who work there have to show; who may not see the latter does not learn of it. */
export function CredentialsSection({ id }: { id: string }) {
  const { t } = useTranslation('organizations');
  const { credential: opened } = route.useSearch();
  const navigate = route.useNavigate();
  const [adding, setAdding] = useState(false);
  const query = useCredentialsOf(id);
  const mayKeep = useMayKeep();
  const { user } = useSession();
  const mayAdd = [null, user.id].some((userId) => mayKeep({ organizationId: id, userId }));
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton rows={4} />;
  const { items } = query.data;
  const open = (credential: string | undefined) =>
    void navigate({ search: credential ? { room: 'credentials', credential } : { room: 'credentials' }, replace: true });
  const shown = items.find((one) => one.id === opened);
  return (
    <>
      <section>
        <SectionHeader
          level={2}
          title={t('credential.ofOrganization')}
          aside={mayAdd && <AddButton label={t('credential.add')} onPress={() => setAdding(true)} />}
        />
        <Rows items={items.filter(({ userId }) => userId === null)} none={t('credential.noneOfOrganization')} onOpen={open} />
      </section>
      <section>
        <SectionHeader level={2} title={t('credential.ofStaff')} />
        <Rows items={items.filter(({ userId }) => userId !== null)} none={t('credential.noneOfStaff')} onOpen={open} />
      </section>
      {adding && <NewCredentialDrawer organizationId={id} onClose={() => setAdding(false)} />}
      {shown && <CredentialDrawer key={shown.id} credential={shown} onClose={() => open(undefined)} />}
    </>
  );
}

type RowsProps = { items: readonly Credential[]; none: string; onOpen: (id: string) => void };

function Rows({ items, none, onOpen }: RowsProps) {
  const { t } = useTranslation('organizations');
  const format = useFormat();
  if (items.length === 0) return <p className={styles.quiet}>{none}</p>;
  return (
    <ul className={styles.rows}>
      {items.map((one) => (
        <li key={one.id}>
          <button type="button" className={styles.open} onClick={() => onOpen(one.id)}>
            <b>{[one.holderName, t(`credential.type.${one.type}`)].filter(Boolean).join(': ')}</b>
          </button>
          <CredentialStatusChip status={one.status} />
          <p className={styles.second}>
            {[
              one.number && t('credential.numbered', { number: one.number }),
              one.issuer,
              one.endedOn
                ? t('credential.endedOnDay', { date: format.date(one.endedOn) })
                : one.expiresOn
                  ? t('credential.until', { date: format.date(one.expiresOn) })
                  : t('credential.unlimited'),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </li>
      ))}
    </ul>
  );
}
