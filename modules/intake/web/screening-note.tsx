import { Textarea } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ProblemAlert, SectionHeader, useDraft, useVersionedSave } from '#ui';
import styles from './inbox.module.css';
import { type Referral, useReferralActions } from './queries.ts';

/** What intake found out so far; the sender never sees it. Kept as a draft until it is saved. */
export function ScreeningNote({ referral }: { referral: Referral }) {
  const { t } = useTranslation('intake');
  const { note } = useReferralActions();
  const { id, screening } = referral;
  const [kept, version] = [screening?.note ?? '', screening?.version ?? 1];
  // The note and version it was begun from stay with it: what changes meanwhile was not seen.
  const draft = useDraft(`referral-screening:${id}`, { note: kept, base: kept, version });
  const { note: written, base, version: seen } = draft.value;
  const isChanged = written !== base;
  useEffect(() => {
    if (!isChanged && version !== seen) draft.follow({ note: kept, base: kept, version });
  });
  const { save, busy, error, dialog } = useVersionedSave({
    what: t('note.what'),
    send: (change, version) => note(id, version, String(change.note ?? '')),
    labelOf: () => t('note.title'),
    onSaved: () => {
      draft.follow({ note: written, base: written, version: seen });
      void draft.finish();
    },
  });
  return (
    <section className={styles.section}>
      <SectionHeader title={t('note.title')} />
      <Textarea
        aria-label={t('note.title')}
        description={t('note.whoReads')}
        autosize
        minRows={2}
        maxRows={12}
        maxLength={4000}
        value={written}
        onChange={(event) => draft.setValue({ note: event.currentTarget.value, base, version: seen })}
      />
      {error !== undefined && <ProblemAlert error={error} />}
      {isChanged && (
        <p>
          <Button size="small" busy={busy} onClick={() => void save({ note: written }, seen)}>
            {t('note.save')}
          </Button>
        </p>
      )}
      {dialog}
    </section>
  );
}
