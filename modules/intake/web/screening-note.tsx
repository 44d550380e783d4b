import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Button, ProblemAlert, SectionHeader, useDraft, useVersionedSave } from '#ui';
import styles from './inbox.module.css';
import { type Referral, useReferralActions } from './queries.ts';

/** What intake found out so far; the sender never sees it. Kept as a draft until it is saved. */
export function ScreeningNote({ referral }: { referral: Referral }) {
  const { t } = useTranslation('intake');
  const { note } = useReferralActions();
  const { id, screening } = referral;
  const draft = useDraft(`referral-note:${id}`, screening?.note ?? '');
  const { save, busy, error, dialog } = useVersionedSave({
    what: t('note.what'),
    send: (change, version) => note(id, version, String(change.note ?? '')),
    labelOf: () => t('note.title'),
    onSaved: () => void draft.finish(),
  });
  const isChanged = draft.value !== (screening?.note ?? '');
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
        value={draft.value}
        onChange={(event) => draft.setValue(event.currentTarget.value)}
      />
      {error !== undefined && <ProblemAlert error={error} />}
      {isChanged && (
        <p>
          <Button size="small" busy={busy} onClick={() => void save({ note: draft.value }, screening?.version ?? 1)}>
            {t('note.save')}
          </Button>
        </p>
      )}
      {dialog}
    </section>
  );
}
