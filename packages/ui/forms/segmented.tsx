import { type CSSProperties, type ReactNode, useId } from 'react';
import styles from './segmented.module.css';
import { columnsWithRoom } from './segmented-columns.ts';

export type ChoiceOption<Value extends string> = {
  value: Value;
  label: string;
  icon?: ReactNode;
  help?: string | undefined;
  disabled?: boolean;
};

type ChoiceProps<Value extends string> = {
  label: ReactNode;
  /** A quiet word after the label: "optional". */
  hint?: string | undefined;
  options: readonly ChoiceOption<Value>[];
  value: Value | null;
  onChange: (value: Value) => void;
  error?: ReactNode;
  disabled?: boolean | undefined;
};

/** Two to four options side by side. A group of radio buttons: arrows choose, Tab passes. */
export function Segmented<Value extends string>({
  label,
  hint,
  options,
  value,
  onChange,
  error,
  disabled,
  columns,
}: ChoiceProps<Value> & { columns?: number }) {
  const id = useId();
  const words = options.map((option) => ({ label: option.label, hasIcon: Boolean(option.icon) }));
  return (
    <fieldset
      className={styles.segmented}
      data-invalid={error ? true : undefined}
      aria-describedby={error ? `${id}-error` : undefined}
      disabled={disabled}
    >
      <legend className={styles.legend}>
        {label} {hint && <span className={styles.hint}>{hint}</span>}
      </legend>
      <div className={styles.options} style={columnsOf(columnsWithRoom(columns ?? options.length, words))}>
        {options.map((option) => (
          <label key={option.value} className={styles.option}>
            <input
              type="radio"
              name={id}
              value={option.value}
              checked={option.value === value}
              disabled={option.disabled}
              onChange={() => onChange(option.value)}
            />
            {option.icon}
            {option.label}
          </label>
        ))}
      </div>
      {error && (
        <p id={`${id}-error`} className={styles.error}>
          {error}
        </p>
      )}
    </fieldset>
  );
}

/** Options that need a line of help each, one below the other. */
export function RadioCards<Value extends string>({ label, hint, options, value, onChange, error, disabled }: ChoiceProps<Value>) {
  const id = useId();
  return (
    <fieldset
      className={styles.segmented}
      data-invalid={error ? true : undefined}
      aria-describedby={error ? `${id}-error` : undefined}
      disabled={disabled}
    >
      <legend className={styles.legend}>
        {label} {hint && <span className={styles.hint}>{hint}</span>}
      </legend>
      <div className={styles.radios}>
        {options.map((option) => (
          <label key={option.value} className={styles.radio}>
            <input
              type="radio"
              name={id}
              value={option.value}
              checked={option.value === value}
              disabled={option.disabled}
              onChange={() => onChange(option.value)}
            />
            <span>
              <b>{option.label}</b>
              {option.help && <span className={styles.help}>{option.help}</span>}
            </span>
          </label>
        ))}
      </div>
      {error && (
        <p id={`${id}-error`} className={styles.error}>
          {error}
        </p>
      )}
    </fieldset>
  );
}

/** Four stand two by two on a phone; three keep their row. */
const columnsOf = (columns: number) => ({ '--columns': columns, '--columns-narrow': columns > 3 ? 2 : columns }) as CSSProperties;
