import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newId } from '#kernel';
import { Button, Drawer, ProblemAlert } from '#ui';
import type { ContactView } from '../model.ts';
import styles from './contacts.module.css';
import { useSaveContact } from './queries.ts';

/** Words beside a signed note: what became known later, or what a supervisor thinks of it. */
export function NoteDrawer({ contact, kind, onClose }: { contact: ContactView; kind: 'addendum' | 'review'; onClose: () => void }) {
  const { t } = useTranslation('contacts');
  const { add, review } = useSaveContact();
  const [id] = useState(() => newId());
  const [text, setText] = useState('');
  const [state, setState] = useState<{ tried?: boolean; busy?: boolean; error?: unknown }>({});
  const missing = kind === 'addendum' && text.trim() === '';

  async function send(): Promise<void> {
    if (missing) return setState({ tried: true });
    setState({ busy: true });
    try {
      await (kind === 'addendum' ? add(contact.id, { id, text: text.trim() }) : review(contact.id, { id, feedback: text.trim() }));
      onClose();
    } catch (error) {
      setState({ error });
    }
  }

  return (
    <Drawer
      opened
      onClose={onClose}
      title={t(`${kind}.title`)}
      footer={
        <Button variant="primary" wide busy={state.busy} onClick={() => void send()}>
          {t(`${kind}.save`)}
        </Button>
      }
    >
      <p className={styles.quiet}>{t(`${kind}.lead`)}</p>
      <blockquote className={styles.quoted}>{contact.note}</blockquote>
      <Textarea
        data-autofocus
        label={t(`${kind}.text`)}
        autosize
        minRows={3}
        maxRows={12}
        maxLength={kind === 'addendum' ? 20_000 : 4000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={state.tried && missing ? t('addendum.missing') : undefined}
      />
      {state.error !== undefined && <ProblemAlert error={state.error} />}
    </Drawer>
  );
}
