import { useTranslation } from 'react-i18next';
import { LinkButton } from '#ui';
import { withTemplate } from '../rules.ts';
import type { ContactForm } from './contact-form.ts';
import styles from './contacts.module.css';
import { useNoteTemplates } from './queries.ts';

/** What a note may start from, those made for this way to meet first. Choosing one adds to what is written and takes nothing away. */
export function NoteTemplates({ form, onChange }: { form: ContactForm; onChange: (form: ContactForm) => void }) {
  const { t } = useTranslation('contacts');
  const templates = useNoteTemplates(form.caseId);
  if (templates.length === 0) return null;
  const fitting = templates.toSorted((a, b) => Number(b.mode === form.mode) - Number(a.mode === form.mode));
  return (
    <p className={styles.templates}>
      <span className={styles.quiet}>{t('startFrom')}</span>
      {fitting.map(({ key, title, text }) => (
        <LinkButton key={key} onClick={() => onChange({ ...form, note: withTemplate(form.note, text) })}>
          {title}
        </LinkButton>
      ))}
    </p>
  );
}
