import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Drawer, ProblemAlert, useVersionedSave } from '#ui';
import { type ContactChange, type ContactView, NoteCategory } from '../model.ts';
import { ContactFields } from './contact-fields.tsx';
import { type ContactForm, emptyContact, gapsOf } from './contact-form.ts';
import styles from './contacts.module.css';
import { useSaveContact } from './queries.ts';

/** Corrects what was logged; time stays as it was, and what stood before stays in the history. */
export function CorrectContactDrawer({ contact: now, onClose }: { contact: ContactView; onClose: () => void }) {
  // As it was when the sheet opened: what changes behind it was not seen.
  const [contact] = useState(now);
  const { t } = useTranslation('contacts');
  const { correct } = useSaveContact();
  const [form, setForm] = useState<ContactForm>(() => formOf(contact));
  const [tried, setTried] = useState(false);
  const { save, busy, error, dialog } = useVersionedSave({
    what: t('thisContact'),
    send: (change, version) => correct(contact.id, version, change as ContactChange),
    labelOf: (field) => t(`field.${field}` as 'field.note'),
    onSaved: onClose,
  });

  function submit(): void {
    setTried(true);
    if (gapsOf(form).length > 0) return;
    const change = changeOf(contact, form);
    if (Object.keys(change).length === 0) onClose();
    else void save(change, contact.version);
  }

  return (
    <>
      <Drawer
        opened
        onClose={onClose}
        title={t('correctTitle')}
        footer={
          <Button variant="primary" wide busy={busy} onClick={submit}>
            {t('correctSave')}
          </Button>
        }
      >
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <p className={styles.quiet}>{t('correctLead')}</p>
          <ContactFields form={form} onChange={setForm} gaps={tried ? gapsOf(form) : []} />
          {error !== undefined && <ProblemAlert error={error} />}
        </form>
      </Drawer>
      {dialog}
    </>
  );
}

const correctable = ['mode', 'outcome', 'party', 'note', 'category', 'minutes', 'place', 'direct', 'component'] as const;

function formOf(contact: ContactView): ContactForm {
  const { mode, outcome, party, note, category, minutes, place, direct, component } = contact;
  const now = { outcome, party, note, category: NoteCategory.parse(category), minutes, place, direct, component };
  return { ...emptyContact(contact.caseId, mode), ...now };
}

function changeOf(contact: ContactView, form: ContactForm): ContactChange {
  return Object.fromEntries(correctable.filter((field) => form[field] !== contact[field]).map((field) => [field, form[field]]));
}
