import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';

/** One that was found: how it is shown in the list, and what it is called. */
export type PickOption = { value: string; label: string; name: string };

type PickFieldProps = {
  label: string;
  value: string | null;
  /** How the chosen one is called, for a value that was chosen earlier. */
  name?: string | undefined;
  error?: string | undefined;
  placeholder: string;
  nothingFound: string;
  /** Finds by what was typed; asked only from two letters on. A hook, so it must be the same one always. */
  useFound: (typed: string, enabled: boolean) => { options: readonly PickOption[]; isFetching: boolean };
  onChange: (value: string | null, name: string | null) => void;
};

/** One record of many, found by typing. */
export function PickField({ label, value, name, error, placeholder, nothingFound, useFound, onChange }: PickFieldProps) {
  const [typed, setTyped] = useState('');
  const [settled] = useDebouncedValue(typed.trim(), 200);
  const asks = settled.length >= 2;
  const { options, isFetching } = useFound(settled, asks);
  const chosen = value !== null && name && !options.some((option) => option.value === value) ? [{ value, label: name }] : [];
  return (
    <Select
      label={label}
      error={error}
      placeholder={placeholder}
      searchable
      clearable
      data={[...chosen, ...options.map((option) => ({ value: option.value, label: option.label }))]}
      filter={({ options: all }) => all}
      nothingFoundMessage={asks && !isFetching ? nothingFound : undefined}
      value={value}
      onSearchChange={setTyped}
      onChange={(id) => onChange(id, options.find((option) => option.value === id)?.name ?? null)}
    />
  );
}
