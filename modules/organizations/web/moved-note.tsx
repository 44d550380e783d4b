import { useDebouncedValue } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { LoadingLine } from '#ui';
import styles from './organizations.module.css';
import { type PlaceThoughtBody, usePlacePreview } from './queries-place.ts';

/** What a change would do before it is made: how many deadlines move. Silent while there is nothing to think through. */
export function MovedNote({ organizationId, thought }: { organizationId: string; thought: PlaceThoughtBody | undefined }) {
  const { t } = useTranslation('organizations');
  const [settled] = useDebouncedValue(thought === undefined ? undefined : JSON.stringify(thought), 300);
  const { data, isFetching } = usePlacePreview(
    organizationId,
    settled === undefined ? undefined : (JSON.parse(settled) as PlaceThoughtBody),
  );
  if (thought === undefined) return null;
  return (
    <div role="status" className={styles.moved}>
      {isFetching && <LoadingLine />}
      {data && !isFetching && (
        <p>
          {data.moved === 0
            ? t('place.movesNone', { count: data.deadlines })
            : t('place.moves', { count: data.moved, all: data.deadlines })}
          {!data.isComplete && ` ${t('place.movesFirst')}`}
        </p>
      )}
    </div>
  );
}
