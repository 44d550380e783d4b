import { MultiSelect, Select } from '@mantine/core';
import type { z } from 'zod';
import { valuesOf } from '../field-kind.ts';
import type { FieldProps } from '../field-look.ts';
import { type ChoiceOption, RadioCards, Segmented } from '../segmented.tsx';
import { FieldLabel } from './field-label.tsx';

type ChoiceProps = FieldProps & { options: readonly ChoiceOption<string>[] };

const sideBySide = 4;
const textOrNull = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** One of a few side by side, or one of many from a list that can be searched. */
export function ChoiceField({ schema, options, ...field }: ChoiceProps & { schema: z.ZodType }) {
  const { label, hint, help, error, value, onChange, onLeave } = field;
  const offered: readonly ChoiceOption<string>[] =
    options.length > 0 ? options : valuesOf(schema).map((each) => ({ value: each, label: each }));
  if (offered.length <= sideBySide) {
    return <Segmented label={label} hint={hint} options={offered} value={textOrNull(value)} onChange={onChange} error={error} />;
  }
  return (
    <Select
      label={<FieldLabel label={label} hint={hint} />}
      description={help}
      error={error}
      data={offered.map((option) => ({ value: option.value, label: option.label, disabled: option.disabled ?? false }))}
      searchable={offered.length > 8}
      clearable={hint !== undefined}
      allowDeselect={hint !== undefined}
      value={textOrNull(value)}
      onChange={onChange}
      onBlur={onLeave}
    />
  );
}

/** One of a few, each with a line of help. */
export function RadiosField({ options, label, hint, value, onChange, error }: ChoiceProps) {
  return <RadioCards label={label} hint={hint} options={options} value={textOrNull(value)} onChange={onChange} error={error} />;
}

/** Any number of many. */
export function ChoicesField({ options, label, hint, help, error, value, onChange, onLeave }: ChoiceProps) {
  return (
    <MultiSelect
      label={<FieldLabel label={label} hint={hint} />}
      description={help}
      error={error}
      data={options.map((option) => ({ value: option.value, label: option.label, disabled: option.disabled ?? false }))}
      searchable={options.length > 8}
      hidePickedOptions
      value={Array.isArray(value) ? value.map(String) : []}
      onChange={onChange}
      onBlur={onLeave}
    />
  );
}
