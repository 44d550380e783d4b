import { useTranslation } from 'react-i18next';
import { useFormat } from '#ui';
import type { HealthEntryView } from '../../model-health.ts';
import { withoutTags } from './code-text.ts';
import styles from './health.module.css';
import { unitText } from './unit-text.ts';

const LONG = 160;

/** A measured value with its unit, at the end of the row. A long tail of decimals is rounded; the whole is there to point at. */
export function EntryValue({ entry }: { entry: HealthEntryView }) {
  const format = useFormat();
  const { valueNumber, valueText, valueUnit } = entry;
  if (valueNumber === null && !isShort(entry)) return null;
  const unit = unitText(valueUnit);
  // A number may stand after a sign: "< 5".
  const sign = valueNumber === null ? '' : (valueText ?? '');
  const rounded = valueNumber === null ? (valueText ?? '') : format.number(valueNumber, digitsFor(valueNumber));
  return (
    <p className={styles.value} title={valueNumber === null ? undefined : [sign, valueNumber, unit].join(' ').trim()}>
      <b>{[sign, rounded].filter(Boolean).join(' ')}</b> {unit && <span>{unit}</span>}
    </p>
  );
}

/** What else is said: severity, reaction, dosage, reason, the answers of a questionnaire; folded where it is long. */
export function EntryText({ entry }: { entry: HealthEntryView }) {
  const { t } = useTranslation('interop');
  const { kind, valueText, valueNumber, display } = entry;
  if (valueText === null || valueNumber !== null || isShort(entry) || valueText === display) return null;
  if (valueText.length <= LONG) return <p className={styles.text}>{kind === 'observation' ? valueText : withoutTags(valueText)}</p>;
  const answers = valueText.split(/;\s+(?=[^;]*:\s)/);
  return (
    <details className={styles.long}>
      <summary>{answers.length > 1 ? t('health.answers', { count: answers.length }) : t('health.wholeText')}</summary>
      <ul>
        {answers.map((answer) => (
          <li key={answer}>{answer}</li>
        ))}
      </ul>
    </details>
  );
}

/** A result in a word or two, such as a blood pressure, stands where numbers stand. */
const isShort = ({ kind, valueText, valueUnit }: HealthEntryView): boolean =>
  kind === 'observation' && valueText !== null && (valueUnit !== null || valueText.length <= 24);

/** Two decimals, or three digits of something smaller than one: 0.0042 is not nothing. */
const digitsFor = (value: number): Intl.NumberFormatOptions =>
  Math.abs(value) < 1 ? { maximumSignificantDigits: 3 } : { maximumFractionDigits: 2 };
