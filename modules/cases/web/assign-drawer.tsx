import { Checkbox, Textarea } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '#client';
import { Button, ButtonAnchor, Drawer, LoadingLine, ProblemAlert, RadioCards, useFormat, useLanguage } from '#ui';
import styles from './cases.module.css';
import { type CaseView, type Colleague, useCaseActions, useColleagues } from './queries.ts';

/** Gives the case to a colleague: who has room, and why. What is owed on it goes along. */
export function AssignDrawer({ view, onClose }: { view: CaseView; onClose: () => void }) {
  const { t } = useTranslation('cases');
  const colleagues = useColleagues(view.id);
  const { assign } = useCaseActions(view.id);
  const loadText = useLoadText();
  const language = useLanguage();
  const [form, setForm] = useState({ to: '', reason: '', stays: false, override: '' });
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const isOverLimit = error instanceof Problem && error.code === 'case.limit-reached';
  const offered = (colleagues.data?.items ?? []).filter(({ userId }) => userId !== view.manager?.userId);

  async function submit(): Promise<void> {
    setTried(true);
    if (form.to === '' || form.reason.trim().length < 3) return;
    setBusy(true);
    setError(undefined);
    const assignment = {
      toUserId: form.to,
      reason: form.reason.trim(),
      staysOnTeam: form.stays,
      overrideReason: form.override.trim() || null,
    };
    await assign(assignment, view.version).then(onClose, setError);
    setBusy(false);
  }

  return (
    <Drawer
      opened
      onClose={onClose}
      title={view.manager ? t('assign.handOver') : t('assign.give')}
      footer={
        <Button variant="primary" wide busy={busy} onClick={() => void submit()}>
          {view.manager ? t('assign.handOver') : t('assign.give')}
        </Button>
      }
    >
      <div className={styles.step}>
        {!colleagues.data && <LoadingLine />}
        {colleagues.data && offered.length === 0 && <p>{t('assign.nobody')}</p>}
        {offered.length > 0 && (
          <RadioCards
            label={t('assign.to')}
            options={offered.map((colleague) => ({ value: colleague.userId, label: colleague.name, help: loadText(colleague) }))}
            value={form.to || null}
            onChange={(to) => setForm({ ...form, to })}
            error={tried && form.to === '' ? t('assign.toMissing') : undefined}
          />
        )}
        <Textarea
          label={t('assign.reason')}
          autosize
          minRows={2}
          maxLength={500}
          value={form.reason}
          onChange={(event) => setForm({ ...form, reason: event.currentTarget.value })}
          error={tried && form.reason.trim().length < 3 ? t('assign.reasonMissing') : undefined}
        />
        {view.manager && (
          <Checkbox
            label={t('assign.stays', { name: view.manager.name })}
            checked={form.stays}
            onChange={(event) => setForm({ ...form, stays: event.currentTarget.checked })}
          />
        )}
        {isOverLimit && view.may.supervise && (
          <Textarea
            label={t('assign.override')}
            autosize
            minRows={2}
            value={form.override}
            onChange={(event) => setForm({ ...form, override: event.currentTarget.value })}
          />
        )}
        {error !== undefined && <ProblemAlert error={error} />}
        <p className={styles.quiet}>{t('assign.packLead')}</p>
        <ButtonAnchor
          icon={<IconPrinter aria-hidden />}
          href={`/api/cases/${view.id}/hand-over-pack?language=${language}`}
          target="_blank"
          rel="noreferrer"
        >
          {t('assign.pack')}
        </ButtonAnchor>
      </div>
    </Drawer>
  );
}

/** "17 cases, 22.5 weighted of 20" */
function useLoadText(): (colleague: Colleague) => string {
  const { t } = useTranslation('cases');
  const format = useFormat();
  return ({ cases, weighted, soft }) =>
    soft === null
      ? t('load', { count: cases, weighted: format.number(weighted) })
      : t('loadOf', { count: cases, weighted: format.number(weighted), limit: format.number(soft) });
}
