import { IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '#client';
import { Button, Chip, ProblemAlert, SectionHeader, Skeleton, useFormat } from '#ui';
import styles from './identity.module.css';

type Device = { id: string; device: string; address: string; createdAt: string; lastSeenAt: string; isCurrent: boolean };

/** Where one is signed in; any but this place can be ended from here. */
export function SessionsList() {
  const { t } = useTranslation('identity');
  const queries = useQueryClient();
  const query = api.useQuery('get', '/api/sessions');
  const { data } = query;
  const failure: unknown = query.error;
  const [refusal, setRefusal] = useState<unknown>();

  async function end(ending: () => Promise<unknown>): Promise<void> {
    setRefusal(undefined);
    try {
      await ending();
    } catch (caught) {
      setRefusal(caught);
    }
    await queries.invalidateQueries({ queryKey: ['get', '/api/sessions'] });
  }

  return (
    <section>
      <SectionHeader level={2} title={t('sessions.title')} count={data?.items.length} />
      <p className={styles.lead}>{t('sessions.lead')}</p>
      {failure != null && <ProblemAlert error={failure} onRetry={() => void query.refetch()} />}
      {refusal !== undefined && <ProblemAlert error={refusal} />}
      {query.isPending && <Skeleton rows={2} />}
      <ul className={styles.devices}>
        {data?.items
          .toSorted((a, b) => Number(b.isCurrent) - Number(a.isCurrent))
          .map((session) => (
            <DeviceRow
              key={session.id}
              session={session}
              onEnd={() => void end(() => client.DELETE('/api/sessions/{id}', { params: { path: { id: session.id } } }))}
            />
          ))}
      </ul>
      {(data?.items.length ?? 0) > 2 && (
        <Button size="small" onClick={() => void end(() => client.DELETE('/api/sessions'))}>
          {t('sessions.endOthers')}
        </Button>
      )}
    </section>
  );
}

function DeviceRow({ session, onEnd }: { session: Device; onEnd: () => void }) {
  const { t } = useTranslation('identity');
  const format = useFormat();
  const Icon = /iOS|Android/.test(session.device) ? IconDeviceMobile : IconDeviceDesktop;
  const name = session.device || t('sessions.unknown');
  return (
    <li>
      <Icon aria-hidden />
      <div>
        <b>{name}</b>
        <small>{t('sessions.seen', { at: format.instant(session.lastSeenAt), address: session.address })}</small>
      </div>
      {session.isCurrent ? (
        <Chip tone="sea">{t('sessions.here')}</Chip>
      ) : (
        <Button size="small" onClick={onEnd} aria-label={t('sessions.endOf', { device: name })}>
          {t('sessions.end')}
        </Button>
      )}
    </li>
  );
}
