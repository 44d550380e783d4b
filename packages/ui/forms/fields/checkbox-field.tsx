import { Checkbox } from '@mantine/core';
import type { FieldProps } from '../field-look.ts';

/** Yes or not. */
export function CheckboxField({ label, help, error, value, onChange }: FieldProps) {
  return (
    <Checkbox
      label={label}
      description={help}
      error={error}
      checked={value === true}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}
