import { TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '#client';
import { Button, Drawer, ProblemAlert, useCopy, useFormat } from '#ui';
import styles from './calendar.module.css';

type FeedState = { url?: string; revoked?: boolean; busy?: boolean; error?: unknown };

/** The secret link for the calendar on one's phone: making it, replacing it, taking it back. It is shown once. */
export function FeedDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('calendar');
  const format = useFormat();
  const queries = useQueryClient();
  const { data } = api.useQuery('get', '/api/calendar-feed', {});
  const [showsCaseNumber, setShowsCaseNumber] = useState(false);
  const [state, setState] = useState<FeedState>({});
  const act = (work: Promise<FeedState>) => {
    setState({ ...state, busy: true });
    return work.then(
      async (done) => {
        setState(done);
        await queries.invalidateQueries();
      },
      (error: unknown) => setState({ error }),
    );
  };
  const make = () => client.POST('/api/calendar-feed', { body: { showsCaseNumber } }).then((answer) => ({ url: answer.data?.url ?? '' }));
  const revoke = () => client.DELETE('/api/calendar-feed').then(() => ({ revoked: true }));
  return (
    <Drawer opened onClose={onClose} title={t('feed.title')}>
      <div className={styles.form}>
        <p>{t('feed.what')}</p>
        {data?.feed && <p className={styles.second}>{t('feed.since', { at: format.instant(data.feed.createdAt) })}</p>}
        <label className={styles.tick}>
          <input type="checkbox" checked={showsCaseNumber} onChange={(event) => setShowsCaseNumber(event.currentTarget.checked)} />
          <span>{t('feed.showsCaseNumber')}</span>
        </label>
        {state.url && <SecretLink key={state.url} url={state.url} />}
        <p role="status">{state.revoked && t('feed.revoked')}</p>
        {state.error !== undefined && <ProblemAlert error={state.error} />}
        <Button variant={state.url ? 'default' : 'primary'} busy={state.busy} onClick={() => void act(make())}>
          {data?.feed ? t('feed.replace') : t('feed.make')}
        </Button>
        {data?.feed && (
          <Button variant="quiet" busy={state.busy} onClick={() => void act(revoke())}>
            {t('feed.revoke')}
          </Button>
        )}
      </div>
    </Drawer>
  );
}

/** The link to take along. */
function SecretLink({ url }: { url: string }) {
  const { t } = useTranslation('calendar');
  const field = useRef<HTMLInputElement>(null);
  const { copied, copy } = useCopy(field);
  return (
    <>
      <TextInput
        ref={field}
        label={t('feed.url')}
        description={t('feed.once')}
        readOnly
        value={url}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button onClick={() => void copy(url)}>{t('feed.copy')}</Button>
      <p role="status">{copied && t(`feed.${copied}`)}</p>
    </>
  );
}
