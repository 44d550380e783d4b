import { Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { referralStatuses, Urgency } from '../model.ts';
import styles from './inbox.module.css';
import type { InboxSearch } from './inbox-search.ts';

type FiltersProps = {
  search: InboxSearch;
  counts: Record<string, number>;
  mayReceive: boolean;
  onChange: (change: Partial<InboxSearch>) => void;
};

const received = ['open', 'waitlisted', 'accepted', 'declined', 'all'] as const;
const sent = ['all', ...referralStatuses] as const;

/** Every chip says how many there are and opens exactly these. */
export function InboxFilters({ search, counts, mayReceive, onChange }: FiltersProps) {
  const { t } = useTranslation('intake');
  const box = search.box ?? 'received';
  const status = search.status ?? 'open';
  return (
    <search className={styles.filters}>
      {mayReceive && (
        <fieldset className={styles.chips} aria-label={t('filter.box')}>
          {(['received', 'sent'] as const).map((each) => (
            <Pressed
              key={each}
              pressed={box === each}
              onPress={() => onChange({ box: each === 'sent' ? each : undefined, status: each === 'sent' ? 'all' : undefined })}
            >
              {t(`filter.${each}`)}
            </Pressed>
          ))}
        </fieldset>
      )}
      <fieldset className={styles.chips} aria-label={t('filter.status')}>
        {(box === 'sent' ? sent : received).map((each) => (
          <Pressed key={each} pressed={status === each} count={counts[each]} onPress={() => onChange({ status: each })}>
            {each === 'open' || each === 'all' ? t(`filter.${each}`) : t(`status.${each}`)}
          </Pressed>
        ))}
      </fieldset>
      {box === 'received' && (
        <fieldset className={styles.chips} aria-label={t('filter.worker')}>
          {(['me', 'nobody'] as const).map((each) => (
            <Pressed
              key={each}
              pressed={search.worker === each}
              onPress={() => onChange({ worker: search.worker === each ? undefined : each })}
            >
              {t(`filter.${each}`)}
            </Pressed>
          ))}
        </fieldset>
      )}
      <div className={styles.narrowing}>
        <Select
          aria-label={t('field.urgency')}
          placeholder={t('filter.anyUrgency')}
          className={styles.urgency}
          clearable
          data={Urgency.options.map((urgency) => ({ value: urgency, label: t(`urgency.${urgency}`) }))}
          value={search.urgency ?? null}
          onChange={(urgency) => onChange({ urgency: urgency === null ? undefined : Urgency.parse(urgency) })}
        />
        <Words value={search.q ?? ''} onChange={(q) => onChange({ q })} />
      </div>
    </search>
  );
}

function Pressed({
  pressed,
  count,
  onPress,
  children,
}: {
  pressed: boolean;
  count?: number | undefined;
  onPress: () => void;
  children: string;
}) {
  return (
    <button type="button" className={styles.chip} aria-pressed={pressed} onClick={onPress}>
      {children} {count !== undefined && <span>{count}</span>}
    </button>
  );
}

/** Words to search for; the list follows when the typing rests. */
function Words({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useTranslation('intake');
  const [typed, setTyped] = useState(value);
  const settle = useDebouncedCallback(onChange, 250);
  return (
    <TextInput
      type="search"
      className={styles.search}
      aria-label={t('filter.search')}
      placeholder={t('filter.search')}
      leftSection={<IconSearch aria-hidden />}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        settle(event.currentTarget.value.trim());
      }}
    />
  );
}
