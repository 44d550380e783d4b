import { TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '#client';
import { Button, Drawer, ProblemAlert, useFormat } from '#ui';
import styles from './calendar.module.css';

/** The secret link for the calendar on one's phone: making it, replacing it, taking it back. It is shown once. */
export function FeedDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('calendar');
  const format = useFormat();
  const queries = useQueryClient();
  const { data } = api.useQuery('get', '/api/calendar-feed', {});
  const [showsCaseNumber, setShowsCaseNumber] = useState(false);
  const [state, setState] = useState<{ url?: string; error?: unknown }>({});
  const act = (work: Promise<{ url?: string }>) =>
    work.then(
      async (done) => {
        setState(done);
        await queries.invalidateQueries();
      },
      (error: unknown) => setState({ error }),
    );
  const make = () => client.POST('/api/calendar-feed', { body: { showsCaseNumber } }).then((answer) => ({ url: answer.data?.url ?? '' }));
  const revoke = () => client.DELETE('/api/calendar-feed').then(() => ({}));
  return (
    <Drawer opened onClose={onClose} title={t('feed.title')}>
      <div className={styles.form}>
        <p>{t('feed.what')}</p>
        {data?.feed && <p className={styles.second}>{t('feed.since', { at: format.instant(data.feed.createdAt) })}</p>}
        <label className={styles.tick}>
          <input type="checkbox" checked={showsCaseNumber} onChange={(event) => setShowsCaseNumber(event.currentTarget.checked)} />
          <span>{t('feed.showsCaseNumber')}</span>
        </label>
        {state.url && (
          <>
            <TextInput
              label={t('feed.url')}
              description={t('feed.once')}
              readOnly
              value={state.url}
              onFocus={(event) => event.currentTarget.select()}
            />
            <Button onClick={() => void navigator.clipboard.writeText(state.url ?? '')}>{t('feed.copy')}</Button>
          </>
        )}
        {state.error !== undefined && <ProblemAlert error={state.error} />}
        <Button variant={state.url ? 'default' : 'primary'} onClick={() => void act(make())}>
          {data?.feed ? t('feed.replace') : t('feed.make')}
        </Button>
        {data?.feed && (
          <Button variant="quiet" onClick={() => void act(revoke())}>
            {t('feed.revoke')}
          </Button>
        )}
      </div>
    </Drawer>
  );
}
