import { isProtected } from '#kernel';
import { cx, DataCategoryChip } from '#ui';
import type { HealthEntryView } from '../../model-health.ts';
import { codeText, termText } from './code-text.ts';
import { EntryFiles } from './entry-files.tsx';
import { EntryText, EntryValue } from './entry-value.tsx';
import styles from './health.module.css';
import { isOver, lasts } from './kinds.ts';
import { useEntryDates } from './use-entry-dates.ts';
import { useEntryWords } from './use-entry-words.ts';

/** One fact of the record: when, what, how it stands, who said so. The date is shown once for all that has it. */
export function EntryRow({ entry, repeatsDate }: { entry: HealthEntryView; repeatsDate: boolean }) {
  const words = useEntryWords();
  const { day, from, until, time } = useEntryDates()(entry);
  const { kind, category, practitionerName, organizationName } = entry;
  const code = codeText(entry);
  const facts = [words.status(entry), words.section(entry), practitionerName, organizationName].filter(Boolean);
  return (
    <li className={cx(styles.entry, repeatsDate && styles.same)}>
      <p className={cx(styles.when, repeatsDate && styles.spoken)}>
        <time dateTime={day ?? undefined}>{from}</time>
        {time && <span>{time}</span>}
        {until && <span>{until}</span>}
      </p>
      <div className={styles.what}>
        <p className={cx(styles.term, lasts(kind) && isOver(entry) && styles.over)}>{termText(entry) || words.one(kind)}</p>
        <EntryText entry={entry} />
        <p className={styles.second}>
          {facts.length > 0 && <span>{facts.join(' · ')}</span>}
          {code && <code className={styles.code}>{code}</code>}
          {isProtected(category) && <DataCategoryChip category={category} />}
        </p>
        <EntryFiles entry={entry} />
      </div>
      <EntryValue entry={entry} />
    </li>
  );
}
