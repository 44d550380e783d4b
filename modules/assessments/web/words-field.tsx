import { Textarea } from '@mantine/core';

type WordsFieldProps = {
  label: string;
  value: string;
  longest: number;
  onChange: (words: string) => void;
  error?: string | undefined;
  /** Where the cursor stands when the drawer opens. */
  first?: boolean;
};

/** Room for a few sentences, which grows with them. */
export function WordsField({ label, value, longest, onChange, error, first = false }: WordsFieldProps) {
  return (
    <Textarea
      data-autofocus={first || undefined}
      label={label}
      autosize
      minRows={2}
      maxLength={longest}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={error}
    />
  );
}
