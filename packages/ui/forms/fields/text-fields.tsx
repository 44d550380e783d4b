import { PasswordInput, Textarea, TextInput } from '@mantine/core';
import type { FieldProps } from '../field-look.ts';
import { FieldLabel } from './field-label.tsx';

type TextProps = FieldProps & { longest?: number | undefined; autoComplete?: string | undefined };

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** One line of text. */
export function TextField({
  label,
  hint,
  help,
  error,
  value,
  onChange,
  onLeave,
  longest,
  autoComplete,
  type = 'text',
}: TextProps & { type?: 'text' | 'email' | 'url' }) {
  return (
    <TextInput
      label={<FieldLabel label={label} hint={hint} />}
      description={help}
      error={error}
      // The address is checked by the schema, in our words; the browser only chooses the keyboard.
      type="text"
      inputMode={type}
      maxLength={longest === undefined ? undefined : longest + 100}
      autoComplete={autoComplete ?? 'off'}
      value={textOf(value)}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={onLeave}
    />
  );
}

/** Several lines; grows with what is written. */
export function TextareaField({ label, hint, help, error, value, onChange, onLeave, longest }: TextProps) {
  return (
    <Textarea
      label={<FieldLabel label={label} hint={hint} />}
      description={help}
      error={error}
      autosize
      minRows={3}
      maxRows={14}
      maxLength={longest === undefined ? undefined : longest + 1000}
      value={textOf(value)}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={onLeave}
    />
  );
}

/** A password, with an eye to look at what was typed. */
export function PasswordField({ label, hint, help, error, value, onChange, onLeave, autoComplete }: TextProps) {
  return (
    <PasswordInput
      label={<FieldLabel label={label} hint={hint} />}
      description={help}
      error={error}
      autoComplete={autoComplete ?? 'current-password'}
      value={textOf(value)}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={onLeave}
    />
  );
}
