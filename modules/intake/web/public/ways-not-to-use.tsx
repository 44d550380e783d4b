import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ContactKind } from '#modules/people/index.ts';
import type { FieldProps } from '#ui';
import styles from './refer.module.css';

/** How somebody must not be reached: every way in sight, to be ticked with a thumb. */
export function WaysNotToUse({ label, help, value, onChange }: FieldProps) {
  const { t } = useTranslation('intake');
  const chosen = Array.isArray(value) ? value.map(String) : [];
  return (
    <fieldset className={styles.ways}>
      <legend>{label}</legend>
      <p>{help}</p>
      {ContactKind.options.map((kind) => (
        <Checkbox
          key={kind}
          label={t(`new.not_${kind}`)}
          checked={chosen.includes(kind)}
          onChange={({ currentTarget }) => onChange(currentTarget.checked ? [...chosen, kind] : chosen.filter((each) => each !== kind))}
        />
      ))}
    </fieldset>
  );
}
