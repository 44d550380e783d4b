import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Chip, ErrorState, FactList, LinkButton, SectionHeader, Skeleton } from '#ui';
import { AddButton } from './add-button.tsx';
import { ClosureDrawer } from './closure-drawer.tsx';
import { useHolidaySetName } from './holiday-set-name.ts';
import { HolidayYear } from './holiday-year.tsx';
import styles from './organizations.module.css';
import { PlaceDrawer } from './place-drawer.tsx';
import type { Organization } from './queries.ts';
import { type Place, usePlace } from './queries-place.ts';
import { RemoveClosureDrawer } from './remove-closure-drawer.tsx';
import { useClosureWords } from './use-closure-words.ts';

type Open = 'place' | 'closure' | { remove: string };

/** Where the clocks of the organisation are read: time zone, public holidays, and when the house is closed besides. */
export function PlaceSection({ organization, mayManage }: { organization: Organization; mayManage: boolean }) {
  const { t } = useTranslation('organizations');
  const setName = useHolidaySetName();
  const [open, setOpen] = useState<Open>();
  const query = usePlace(organization.id);
  const close = () => setOpen(undefined);
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton rows={4} />;
  const place = query.data;
  const removed = typeof open === 'object' ? place.closures.find(({ id }) => id === open.remove) : undefined;
  return (
    <>
      <section>
        <SectionHeader
          level={2}
          title={t('place.title')}
          aside={
            mayManage && (
              <Button size="small" variant="quiet" onClick={() => setOpen('place')}>
                {t('page.change')}
              </Button>
            )
          }
        />
        <p className={styles.quiet}>{t('place.lead')}</p>
        <FactList
          facts={[
            [t('place.holidaySet'), <Own key="set" value={setName(place.holidaySet)} isNetworks={place.ownHolidaySet === null} />],
            [t('place.timeZone'), <Own key="zone" value={place.timeZone.replaceAll('_', ' ')} isNetworks={place.ownTimeZone === null} />],
          ]}
        />
      </section>
      <section>
        <SectionHeader
          level={2}
          title={t('closure.title')}
          aside={mayManage && <AddButton label={t('closure.add')} onPress={() => setOpen('closure')} />}
        />
        <p className={styles.quiet}>{t('closure.lead')}</p>
        <Closures place={place} onRemove={mayManage ? (id) => setOpen({ remove: id }) : undefined} />
      </section>
      <HolidayYear place={place} />
      {open === 'place' && <PlaceDrawer organization={organization} place={place} onClose={close} />}
      {open === 'closure' && <ClosureDrawer organizationId={organization.id} onClose={close} />}
      {removed && <RemoveClosureDrawer organizationId={organization.id} closure={removed} onClose={close} />}
    </>
  );
}

function Closures({ place: { closures }, onRemove }: { place: Place; onRemove: ((id: string) => void) | undefined }) {
  const { t } = useTranslation('organizations');
  const words = useClosureWords();
  if (closures.length === 0) return <p>{t('closure.none')}</p>;
  return (
    <ul className={styles.rows}>
      {closures.map((closure) => (
        <li key={closure.id}>
          <p>
            <b>{closure.name}</b> {closure.kind === 'patron_day' && <Chip>{t('closure.kind.patron_day')}</Chip>}
          </p>
          {onRemove && <LinkButton onClick={() => onRemove(closure.id)}>{t('closure.remove')}</LinkButton>}
          <p className={styles.second}>{words(closure)}</p>
        </li>
      ))}
    </ul>
  );
}

/** What is set here, or what the network has set for everybody. */
function Own({ value, isNetworks }: { value: string; isNetworks: boolean }) {
  const { t } = useTranslation('organizations');
  return (
    <>
      {value} {isNetworks && <Chip>{t('place.asNetwork')}</Chip>}
    </>
  );
}
