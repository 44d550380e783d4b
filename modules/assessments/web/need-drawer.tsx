import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newId } from '#kernel';
import { Button, Drawer, ProblemAlert, Segmented, useVersionedSave } from '#ui';
import { NeedDomain, needDomains } from '../model-domains.ts';
import { type NeedChange, type NeedStatus, type NeedView, needStatuses } from '../model-needs.ts';
import styles from './assessments.module.css';
import { useSaveAssessment } from './queries.ts';
import { WordsField } from './words-field.tsx';

type NeedForm = Pick<NeedView, 'domain' | 'text' | 'ownWords' | 'priority' | 'status' | 'statusReason'>;

const emptyNeed: NeedForm = { domain: 'housing', text: '', ownWords: '', priority: 2, status: 'open', statusReason: '' };
const changeable = ['text', 'ownWords', 'priority', 'status', 'statusReason'] as const;

/** A need: a new one, or how one stands. */
export function NeedDrawer({ caseId, need: now, onClose }: { caseId: string; need: NeedView | null; onClose: () => void }) {
  // As it was when the sheet opened: what changes behind it was not seen.
  const [need] = useState(now);
  const { t } = useTranslation('assessments');
  const { addNeed, changeNeed } = useSaveAssessment();
  const [id] = useState(() => newId());
  const [form, setForm] = useState<NeedForm>(need ?? emptyNeed);
  const [state, setState] = useState<{ tried?: boolean; busy?: boolean; error?: unknown }>({});
  const versioned = useVersionedSave({
    what: t('needs.thisNeed'),
    send: (change, version) => changeNeed(caseId, need?.id ?? '', version, change as NeedChange),
    labelOf: (field) => t(`field.${field}` as 'field.text'),
    onSaved: onClose,
  });
  const lacksWords = need?.sourceAssessmentId == null && form.text.trim() === '' && form.ownWords.trim() === '';
  const lacksReason = needsReason(form.status) && form.statusReason.trim().length < 3;

  async function save(): Promise<void> {
    if (lacksWords || lacksReason) return setState({ tried: true });
    if (need) {
      const change = Object.fromEntries(changeable.filter((field) => form[field] !== need[field]).map((field) => [field, form[field]]));
      return Object.keys(change).length === 0 ? onClose() : versioned.save(change, need.version);
    }
    setState({ busy: true });
    try {
      const { domain, text, ownWords, priority } = form;
      await addNeed(caseId, { id, domain, text, ownWords, priority, wantsHelp: null });
      onClose();
    } catch (error) {
      setState({ error });
    }
  }

  const error = state.error ?? versioned.error;
  return (
    <>
      <Drawer
        opened
        onClose={onClose}
        title={need ? t(`domain.${need.domain}`) : t('needs.add')}
        footer={
          <Button variant="primary" wide busy={(state.busy ?? false) || versioned.busy} onClick={() => void save()}>
            {t('do.save')}
          </Button>
        }
      >
        <div className={styles.form}>
          {need ? (
            <StatusFields form={form} onChange={setForm} error={state.tried && lacksReason ? t('needs.reasonMissing') : undefined} />
          ) : (
            <Select
              label={t('needs.domain')}
              allowDeselect={false}
              data={needDomains.map((value) => ({ value, label: t(`domain.${value}`) }))}
              value={form.domain}
              onChange={(domain) => setForm({ ...form, domain: NeedDomain.parse(domain) })}
            />
          )}
          <WordsField
            label={t('needs.what')}
            longest={1000}
            value={form.text}
            onChange={(text) => setForm({ ...form, text })}
            error={state.tried && lacksWords ? t('needs.whatMissing') : undefined}
          />
          <WordsField
            label={t('needs.ownWords')}
            longest={4000}
            value={form.ownWords}
            onChange={(ownWords) => setForm({ ...form, ownWords })}
          />
          <Segmented
            label={t('needs.priority')}
            options={(['1', '2', '3'] as const).map((value) => ({ value, label: t(`priority.${value}`) }))}
            value={String(form.priority) as '1' | '2' | '3'}
            onChange={(priority) => setForm({ ...form, priority: Number(priority) })}
          />
          {error !== undefined && <ProblemAlert error={error} />}
        </div>
      </Drawer>
      {versioned.dialog}
    </>
  );
}

type StatusProps = { form: NeedForm; onChange: (form: NeedForm) => void; error: string | undefined };

function StatusFields({ form, onChange, error }: StatusProps) {
  const { t } = useTranslation('assessments');
  return (
    <>
      <Segmented
        label={t('needs.status')}
        columns={2}
        options={needStatuses.map((value) => ({ value, label: t(`needStatus.${value}`) }))}
        value={form.status}
        onChange={(status) => onChange({ ...form, status, statusReason: needsReason(status) ? form.statusReason : '' })}
      />
      {needsReason(form.status) && (
        <WordsField
          label={t('needs.reason')}
          longest={1000}
          value={form.statusReason}
          onChange={(statusReason) => onChange({ ...form, statusReason })}
          error={error}
        />
      )}
    </>
  );
}

/** Putting off and turning down say why. */
const needsReason = (status: NeedStatus): boolean => status === 'deferred' || status === 'rejected';
