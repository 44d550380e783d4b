import styles from '../field.module.css';

/** The name of a field and a quiet word after it: most fields are needed, so "optional" is what is said. */
export function FieldLabel({ label, hint }: { label: string; hint: string | undefined }) {
  return (
    <>
      {label} {hint && <span className={styles.hint}>{hint}</span>}
    </>
  );
}
