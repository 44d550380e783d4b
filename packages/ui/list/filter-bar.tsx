import { Checkbox, MultiSelect, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback, useMediaQuery } from '@mantine/hooks';
import { IconFilter, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, LinkButton } from '../actions/button.tsx';
import { isCalendarDay } from '../format/reader.ts';
import { DateField } from '../forms/date-field.tsx';
import { Drawer } from '../layout/drawer.tsx';
import styles from './list.module.css';
import { countSet, type ListFilter, withoutFilters, withParameter } from './list-search.ts';

type FilterBarProps<Search extends object> = {
  filters: readonly ListFilter[];
  search: Search;
  onSearch: (search: Search) => void;
};

/** The filters of a list, all of them in the address. On a phone they wait in a sheet. */
export function FilterBar<Search extends object>({ filters, search, onSearch }: FilterBarProps<Search>) {
  const { t } = useTranslation('ui');
  const onPhone = useMediaQuery('(max-width: 599px)', false, { getInitialValueInEffect: false });
  const [opened, setOpened] = useState(false);
  const count = countSet(search, filters);
  const controls = (those: readonly ListFilter[]) =>
    those.map((filter) => (
      <FilterControl
        key={filter.key}
        filter={filter}
        value={(search as Record<string, unknown>)[filter.key]}
        onChange={(value) => onSearch(withParameter(search, filter.key, value))}
      />
    ));
  const clear = count > 0 && <LinkButton onClick={() => onSearch(withoutFilters(search, filters))}>{t('list.clearFilters')}</LinkButton>;
  if (!onPhone) {
    return (
      <search className={styles.filters}>
        {controls(filters)}
        {clear}
      </search>
    );
  }
  const [texts, others] = [filters.filter(({ kind }) => kind === 'text'), filters.filter(({ kind }) => kind !== 'text')];
  return (
    <search className={styles.filters}>
      {controls(texts)}
      {others.length > 0 && (
        <Button icon={<IconFilter aria-hidden />} onClick={() => setOpened(true)}>
          {count > 0 ? t('list.filtersSet', { count }) : t('list.filters')}
        </Button>
      )}
      <Drawer opened={opened} onClose={() => setOpened(false)} title={t('list.filters')} footer={clear}>
        {controls(others)}
      </Drawer>
    </search>
  );
}

function FilterControl({ filter, value, onChange }: { filter: ListFilter; value: unknown; onChange: (value: unknown) => void }) {
  const { t } = useTranslation('ui');
  const { label } = filter;
  switch (filter.kind) {
    case 'text':
      return <TextFilter label={label} value={typeof value === 'string' ? value : ''} onChange={onChange} />;
    case 'date':
      return (
        <DateField
          label={label}
          value={typeof value === 'string' && isCalendarDay(value) ? value : null}
          onChange={(day) => onChange(day ?? undefined)}
        />
      );
    case 'choice':
      return (
        <Select
          label={label}
          placeholder={filter.unset ?? t('list.all')}
          data={[...filter.options]}
          clearable
          allowDeselect
          value={typeof value === 'string' ? value : null}
          onChange={(next) => onChange(next ?? undefined)}
        />
      );
    case 'choices': {
      const chosen = Array.isArray(value) ? value.map(String) : [];
      return (
        <MultiSelect
          label={label}
          placeholder={chosen.length === 0 ? (filter.unset ?? t('list.all')) : undefined}
          data={[...filter.options]}
          clearable
          value={chosen}
          onChange={onChange}
        />
      );
    }
    case 'toggle':
      return (
        <Checkbox
          className={styles.toggle}
          label={label}
          checked={value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      );
  }
}

/** Words to search for; the list follows when the typing rests. */
function TextFilter({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  const [typed, setTyped] = useState(value);
  const [shown, setShown] = useState(value);
  const settle = useDebouncedCallback(onChange, 250);
  // The address changed by other means: back button, a saved view, "clear".
  if (value !== shown) {
    setShown(value);
    setTyped(value);
  }
  return (
    <TextInput
      className={styles.text}
      type="search"
      label={label}
      leftSection={<IconSearch aria-hidden />}
      value={typed}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        setShown(text.trim());
        settle(text.trim());
      }}
    />
  );
}
