import { type CSSProperties, type ReactNode, useId } from 'react';
import styles from './segmented.module.css';
import { columnsWithRoom, narrowColumns } from './segmented-columns.ts';

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

/** Two to four options side by side. */
export function Segmented<Value extends string>({ columns, ...choice }: ChoiceProps<Value> & { columns?: number }) {
  const { options } = choice;
  const words = options.map((option) => ({ label: option.label, hasIcon: Boolean(option.icon) }));
  return (
    <ChoiceField
      {...choice}
      className={styles.options}
      style={columnsOf(columnsWithRoom(columns ?? options.length, words), words)}
      optionClass={styles.option}
      render={({ icon, label }) => (
        <>
          {icon}
          {label}
        </>
      )}
    />
  );
}

/** Options that need a line of help each, one below the other. */
export function RadioCards<Value extends string>(choice: ChoiceProps<Value>) {
  return (
    <ChoiceField
      {...choice}
      className={styles.radios}
      optionClass={styles.radio}
      render={({ label, help }) => (
        <span>
          <b>{label}</b>
          {help && <span className={styles.help}>{help}</span>}
        </span>
      )}
    />
  );
}

type ChoiceFieldProps<Value extends string> = ChoiceProps<Value> & {
  className: string | undefined;
  style?: CSSProperties;
  optionClass: string | undefined;
  render: (option: ChoiceOption<Value>) => ReactNode;
};

/** A group of radio buttons with its label and what is wrong: arrows choose, Tab passes. */
function ChoiceField<Value extends string>(field: ChoiceFieldProps<Value>) {
  const { label, hint, options, value, onChange, error, disabled, className, style, optionClass, render } = field;
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
      <div className={className} style={style}>
        {options.map((option) => (
          <label key={option.value} className={optionClass}>
            <input
              type="radio"
              name={id}
              value={option.value}
              checked={option.value === value}
              disabled={option.disabled}
              onChange={() => onChange(option.value)}
            />
            {render(option)}
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
const columnsOf = (columns: number, words: Parameters<typeof narrowColumns>[1]) =>
  ({ '--columns': columns, '--columns-narrow': narrowColumns(columns, words) }) as CSSProperties;
