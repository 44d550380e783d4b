import { MultiSelect } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { parseTypedTime } from '#kernel';
import { Button, IconButton, TimeField, useLanguage, weekdayName } from '#ui';
import styles from './organizations.module.css';
import type { TypedHours } from './site-form.ts';

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
const workdays = weekdays.slice(0, 5).map(String);

type OpeningHoursFieldProps = {
  label: string;
  value: readonly TypedHours[];
  error: string | undefined;
  onChange: (value: TypedHours[]) => void;
};

/** When a site is open: on which weekdays, from one clock time to another; a break at noon is a second line. */
export function OpeningHoursField({ label, value, error, onChange }: OpeningHoursFieldProps) {
  const { t } = useTranslation('organizations');
  const language = useLanguage();
  const set = (index: number, change: Partial<TypedHours>) =>
    onChange(value.map((line, at) => (at === index ? { ...line, ...change } : line)));
  return (
    <fieldset className={styles.hours} data-invalid={error ? true : undefined}>
      <legend>{label}</legend>
      {value.map((line, index) => (
        <div key={line.key} className={styles.hourLine}>
          <MultiSelect
            label={t('site.days')}
            data={weekdays.map((day) => ({ value: String(day), label: weekdayName(day, language) }))}
            hidePickedOptions
            value={[...line.days]}
            onChange={(days) => set(index, { days: days.toSorted() })}
          />
          <TimeField label={t('site.opensAt')} value={line.opensAt} onChange={(opensAt) => set(index, { opensAt: settled(opensAt) })} />
          <TimeField
            label={t('site.closesAt')}
            value={line.closesAt}
            onChange={(closesAt) => set(index, { closesAt: settled(closesAt) })}
          />
          <IconButton label={t('site.removeHours')} onClick={() => onChange(value.filter((_, at) => at !== index))}>
            <IconX aria-hidden />
          </IconButton>
        </div>
      ))}
      {error && (
        <p role="alert" className={styles.error}>
          {error}
        </p>
      )}
      <Button
        size="small"
        variant="quiet"
        icon={<IconPlus aria-hidden />}
        onClick={() => onChange([...value, { key: crypto.randomUUID(), days: workdays, opensAt: '09:00', closesAt: '17:00' }])}
      >
        {t('site.addHours')}
      </Button>
    </fieldset>
  );
}

/** "0930" is 09:30 as soon as it is all there; what is still being typed stays. */
function settled(typed: string): string {
  return typed.length >= 4 ? (parseTypedTime(typed)?.toString().slice(0, 5) ?? typed) : typed;
}
