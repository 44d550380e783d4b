import { Textarea } from '@mantine/core';
import { IconAlertTriangle, IconShieldCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newId } from '#kernel';
import { Button, Drawer, ProblemAlert, RadioCards, useFormat, useMay } from '#ui';
import { type AssessmentSummary, type SafetyAction, safetyActions } from '../model.ts';
import styles from './assessments.module.css';
import { useSaveAssessment } from './queries.ts';

/** An answer that speaks of danger: who calls now, or who looked after it and what was done. */
export function SafetyPanel({ assessment }: { assessment: AssessmentSummary }) {
  const { t } = useTranslation('assessments');
  const format = useFormat();
  const [acknowledging, setAcknowledging] = useState(false);
  const mayAcknowledge = useMay('cases.work', { evenAtRest: true });
  const { safety, questionnaire } = assessment;
  if (!safety) return null;
  const done = safety.acknowledgement;
  if (done) {
    const action = t(`safety.actions.${done.action}`);
    return (
      <p className={styles.looked}>
        <IconShieldCheck size={16} aria-hidden />
        <span>
          {t('safety.done', { name: done.by.name, when: format.instant(done.at), action })}. {done.note}
        </span>
      </p>
    );
  }
  return (
    <section className={styles.safety} role="alert">
      <h2>
        <IconAlertTriangle size={18} aria-hidden />
        {t('safety.heading')}
      </h2>
      <p>
        {t('safety.raised', { title: questionnaire.title.text, when: format.instant(safety.raisedAt) })}
        {safety.alerts.map(({ linkId, label }) => (
          <b key={linkId} lang={label?.inReadersLanguage ? undefined : label?.language}>
            {label && `: ${label.text}`}
          </b>
        ))}
      </p>
      {mayAcknowledge && (
        <div className={styles.buttons}>
          <Button variant="danger" onClick={() => setAcknowledging(true)}>
            {t('safety.acknowledge')}
          </Button>
        </div>
      )}
      {acknowledging && <AcknowledgeDrawer assessmentId={assessment.id} onClose={() => setAcknowledging(false)} />}
    </section>
  );
}

function AcknowledgeDrawer({ assessmentId, onClose }: { assessmentId: string; onClose: () => void }) {
  const { t } = useTranslation('assessments');
  const { acknowledge } = useSaveAssessment();
  const [id] = useState(() => newId());
  const [action, setAction] = useState<SafetyAction | null>(null);
  const [note, setNote] = useState('');
  const [state, setState] = useState<{ tried?: boolean; busy?: boolean; error?: unknown }>({});
  const missing = action === null || note.trim().length < 3;

  async function save(): Promise<void> {
    if (action === null || missing) return setState({ tried: true });
    setState({ busy: true });
    try {
      await acknowledge(assessmentId, { id, action, note: note.trim() });
      onClose();
    } catch (error) {
      setState({ error });
    }
  }

  return (
    <Drawer
      opened
      onClose={onClose}
      title={t('safety.drawer')}
      footer={
        <Button variant="primary" wide busy={state.busy} onClick={() => void save()}>
          {t('do.save')}
        </Button>
      }
    >
      <p className={styles.quiet}>{t('safety.lead')}</p>
      <RadioCards
        label={t('safety.action')}
        options={safetyActions.map((value) => ({ value, label: t(`safety.actions.${value}`) }))}
        value={action}
        onChange={setAction}
        error={state.tried && missing ? t('safety.missing') : undefined}
      />
      <Textarea
        label={t('safety.note')}
        autosize
        minRows={4}
        maxLength={4000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {state.error !== undefined && <ProblemAlert error={state.error} />}
    </Drawer>
  );
}
