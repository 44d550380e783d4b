import { useState } from 'react';

type TypedText<Value> = {
  /** What stands in the form: a value, or what was typed and could not be read. */
  value: Value | string | null;
  /** A value as the reader writes it. */
  show: (value: Value) => string;
  /** Reads what was typed; undefined if it cannot be read. */
  read: (typed: string) => Value | undefined;
  isValue: (value: unknown) => value is Value;
  onChange: (value: Value | string | null) => void;
  onLeave: () => void;
};

/**
 * For values people type in many ways: while the field has the focus it shows the keystrokes, afterwards the value as it was
 * understood. What cannot be read stays as it was typed, also in the draft, and the schema says what is wrong with it.
 */
export function useTypedText<Value>({ value, show, read, isValue, onChange, onLeave }: TypedText<Value>) {
  const [typed, setTyped] = useState<string>();
  const settled = isValue(value) ? show(value) : String(value ?? '');
  return {
    value: typed ?? settled,
    onChange: (event: { currentTarget: { value: string } }) => {
      const text = event.currentTarget.value;
      setTyped(text);
      onChange(text.trim() === '' ? null : (read(text) ?? text));
    },
    onBlur: () => {
      setTyped(undefined);
      onLeave();
    },
  };
}
