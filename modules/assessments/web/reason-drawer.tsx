import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Drawer, ProblemAlert } from '#ui';
import styles from './assessments.module.css';

type ReasonDrawerProps = {
  title: string;
  lead: string;
  question: string;
  submit: string;
  onSubmit: (reason: string) => Promise<void>;
  onClose: () => void;
};

/** A step that asks for nothing but its reason. */
export function ReasonDrawer({ title, lead, question, submit, onSubmit, onClose }: ReasonDrawerProps) {
  const { t } = useTranslation('assessments');
  const [reason, setReason] = useState('');
  const [state, setState] = useState<{ tried?: boolean; busy?: boolean; error?: unknown }>({});
  const missing = reason.trim().length < 3;

  async function send(): Promise<void> {
    if (missing) return setState({ tried: true });
    setState({ busy: true });
    try {
      await onSubmit(reason.trim());
      onClose();
    } catch (error) {
      setState({ error });
    }
  }

  return (
    <Drawer
      opened
      onClose={onClose}
      title={title}
      footer={
        <Button variant="primary" wide busy={state.busy} onClick={() => void send()}>
          {submit}
        </Button>
      }
    >
      <p className={styles.quiet}>{lead}</p>
      <Textarea
        data-autofocus
        label={question}
        autosize
        minRows={3}
        maxLength={1000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={state.tried && missing ? t('needs.reasonMissing') : undefined}
      />
      {state.error !== undefined && <ProblemAlert error={state.error} />}
    </Drawer>
  );
}
