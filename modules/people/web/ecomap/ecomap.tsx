import { useElementSize } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarDate } from '#kernel';
import { Button, LinkButton, SectionHeader, useFormat } from '#ui';
import { inEcomapOrder } from '../../rules-ecomap.ts';
import type { Person } from '../queries.ts';
import { RelationDrawer } from '../relation-drawer.tsx';
import styles from './ecomap.module.css';
import { EcomapLegend } from './ecomap-legend.tsx';
import { EcomapPicture } from './ecomap-picture.tsx';
import { EcomapWords } from './ecomap-words.tsx';
import { savePicture } from './save-picture.ts';

type EcomapProps = {
  person: Person;
  mayChange: boolean;
  /** A part of the side of a page: headed as its neighbours are. */
  isAside?: boolean;
};

/** Who is around the person, as a picture and in words; a press on somebody changes what is said of them. */
export function Ecomap({ person, mayChange, isAside = false }: EcomapProps) {
  const { t } = useTranslation('people');
  const [editing, setEditing] = useState<string>();
  const isEmpty = person.relations.length === 0;
  return (
    <section className={styles.ecomap}>
      <SectionHeader
        level={isAside ? 3 : 2}
        title={t('around.title')}
        aside={
          mayChange &&
          (isAside ? (
            <LinkButton aria-label={t('around.add')} onClick={() => setEditing('new')}>
              {t('around.addShort')}
            </LinkButton>
          ) : (
            <Button size="small" variant="quiet" icon={<IconPlus aria-hidden />} onClick={() => setEditing('new')}>
              {t('around.add')}
            </Button>
          ))
        }
      />
      {isEmpty ? <p className={styles.quiet}>{t('around.none')}</p> : <PictureAndWords person={person} onOpen={mayChange && setEditing} />}
      {editing && (
        <RelationDrawer
          personId={person.id}
          relation={person.relations.find((one) => one.id === editing)}
          onClose={() => setEditing(undefined)}
        />
      )}
    </section>
  );
}

function PictureAndWords({ person, onOpen }: { person: Person; onOpen: false | ((relationId: string) => void) }) {
  const { t } = useTranslation('people');
  const { today } = useFormat();
  const { ref, width } = useElementSize();
  const picture = useRef<SVGSVGElement>(null);
  const placed = inEcomapOrder(person.relations.map(asRelation), today as CalendarDate);
  const save = (format: 'svg' | 'png') => picture.current && void savePicture(picture.current, t('ecomap.fileName'), format);
  const acts = onOpen || undefined;
  return (
    <>
      <div ref={ref}>
        <EcomapPicture ref={picture} name={person.displayName} placed={placed} isNarrow={width > 0 && width < 560} onOpen={acts} />
      </div>
      <EcomapLegend />
      <EcomapWords placed={placed} onChange={acts} />
      <p className={styles.save}>
        <LinkButton onClick={() => save('png')}>{t('ecomap.savePng')}</LinkButton>
        <LinkButton onClick={() => save('svg')}>{t('ecomap.saveSvg')}</LinkButton>
      </p>
    </>
  );
}

/** Days come over the wire as plain text. */
function asRelation(relation: Person['relations'][number]) {
  return { ...relation, sinceOn: relation.sinceOn as CalendarDate | null, untilOn: relation.untilOn as CalendarDate | null };
}
