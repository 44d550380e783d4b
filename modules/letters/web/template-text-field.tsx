import { Textarea, TextInput } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '#kernel';
import { useFormat } from '#ui';
import type { TemplateText } from '../model.ts';
import { FieldMenu } from './field-menu.tsx';
import styles from './letters.module.css';

type TemplateTextFieldProps = {
  language: Language;
  value: TemplateText | null;
  onChange: (value: TemplateText | null) => void;
  error: string | undefined;
  /** Fields that do not exist, as one types. */
  unknown: readonly string[];
};

const empty: TemplateText = { name: '', subject: '', body: '' };

/** A template in one language: its name, subject and body, with fields put in where the cursor stands. */
export function TemplateTextField({ language, value, onChange, error, unknown }: TemplateTextFieldProps) {
  const { t } = useTranslation('letters');
  const format = useFormat();
  const subject = useRef<HTMLInputElement>(null);
  const body = useRef<HTMLTextAreaElement>(null);
  const last = useRef<'subject' | 'body'>('body');
  const text = value ?? empty;
  const set = (change: Partial<TemplateText>) => {
    const next = { ...text, ...change };
    onChange(Object.values(next).every((part) => part.trim() === '') ? null : next);
  };
  const insert = (field: string) => {
    const place = last.current;
    const element = place === 'subject' ? subject.current : body.current;
    const at = element?.selectionStart ?? text[place].length;
    const end = element?.selectionEnd ?? at;
    set({ [place]: text[place].slice(0, at) + field + text[place].slice(end) });
    // The cursor stands behind what was put in, once it is there.
    requestAnimationFrame(() => {
      element?.focus();
      element?.setSelectionRange(at + field.length, at + field.length);
    });
  };
  const says = unknown.length > 0 ? t('templates.unknown', { fields: format.list(unknown) }) : error && t('templates.incomplete');
  return (
    <div className={styles.text} lang={language}>
      <TextInput
        label={t('templates.name')}
        maxLength={120}
        value={text.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <TextInput
        ref={subject}
        label={t('templates.subject')}
        maxLength={200}
        value={text.subject}
        onFocus={() => {
          last.current = 'subject';
        }}
        onChange={(event) => set({ subject: event.currentTarget.value })}
      />
      <FieldMenu onInsert={insert} />
      <Textarea
        ref={body}
        label={t('templates.body')}
        description={t('templates.bodyHelp')}
        autosize
        minRows={12}
        maxRows={26}
        maxLength={10_000}
        value={text.body}
        error={says}
        onFocus={() => {
          last.current = 'body';
        }}
        onChange={(event) => set({ body: event.currentTarget.value })}
      />
    </div>
  );
}
