import type { HealthEntryView } from '../../model-health.ts';
import { EntryRow } from './entry-row.tsx';
import styles from './health.module.css';
import { useEntryDates } from './use-entry-dates.ts';

/** Entries below each other, the latest first; a date is written once for all that has it. */
export function EntryList({ entries, label }: { entries: readonly HealthEntryView[]; label: string }) {
  const datesOf = useEntryDates();
  const dateLines = entries.map((entry) => Object.values(datesOf(entry)).join());
  return (
    <ul className={styles.entries} aria-label={label}>
      {entries.map((entry, index) => (
        <EntryRow key={entry.id} entry={entry} repeatsDate={index > 0 && dateLines[index] === dateLines[index - 1]} />
      ))}
    </ul>
  );
}
