import { IconLock, IconPencil, IconX } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Chip, ErrorState, PageLayout, RecordHeader, Skeleton, Tabs, useFormat, useLanguageName, useMay } from '#ui';
import { Ecomap } from './ecomap/ecomap.tsx';
import styles from './people.module.css';
import { PersonDrawer } from './person-drawer.tsx';
import { CasesSection, NumbersSection, PlacesSection, ReachSection } from './person-sections.tsx';
import { type Person, usePerson } from './queries.ts';
import { SameAsNotice, SameAsSection } from './same-as.tsx';
import { useReachWords } from './use-reach-words.ts';

const route = getRouteApi('/shell/people/$personId');

type Loaded = { data: Person | undefined; error: unknown; refetch: () => unknown };

/** A tab of the page besides what people themselves know. */
export type PersonRoom = { key: string; label: string; content: (personId: string) => ReactNode };

type PersonPageProps = {
  /** What other areas know about a person; the app puts it together. */
  rooms: readonly PersonRoom[];
  /** The room that is open; none of them is the person themselves. */
  room: string | undefined;
  onRoom: (key: string | undefined) => void;
};

/** A person as one reads about them before calling: who, how to reach them, how not, who is around them, and their cases. */
export function PersonPage(props: PersonPageProps) {
  const { personId } = route.useParams();
  const { data: person, error, refetch }: Loaded = usePerson(personId);
  if (!person) {
    return <PageLayout>{error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Skeleton rows={8} />}</PageLayout>;
  }
  return <ShownPerson person={person} {...props} />;
}

function ShownPerson({ person, rooms, room, onRoom }: PersonPageProps & { person: Person }) {
  const { t } = useTranslation('people');
  const mayChange = useMay('people.change');
  const [editing, setEditing] = useState(false);
  const shown = rooms.find(({ key }) => key === room);
  return (
    <div className={styles.record}>
      <RecordHeader
        name={person.displayName}
        documentTitle={t('page.person')}
        about={<About person={person} />}
        line={<Line person={person} />}
        alerts={<Alerts person={person} />}
        actions={
          mayChange && (
            <Button icon={<IconPencil aria-hidden />} onClick={() => setEditing(true)}>
              {t('page.change')}
            </Button>
          )
        }
      />
      <PageLayout aside={<CasesSection person={person} />} asideLabel={t('cases.title')}>
        <SameAsNotice person={person} />
        <Tabs
          label={t('page.rooms')}
          tabs={[{ key: 'person', label: t('page.person') }, ...rooms]}
          current={shown?.key ?? 'person'}
          onChange={(key) => onRoom(key === 'person' ? undefined : key)}
        >
          <div className={styles.room}>
            {shown?.content(person.id) ?? (
              <div className={styles.sections}>
                <ReachSection person={person} mayChange={mayChange} />
                <PlacesSection person={person} mayChange={mayChange} />
                <Ecomap person={person} mayChange={mayChange} />
                <NumbersSection person={person} mayChange={mayChange} />
                <SameAsSection person={person} />
              </div>
            )}
          </div>
        </Tabs>
      </PageLayout>
      {editing && <PersonDrawer person={person} onClose={() => setEditing(false)} />}
    </div>
  );
}

/** "32, they/them" */
function About({ person }: { person: Person }) {
  const { t } = useTranslation('people');
  const { age, pronouns, deceased } = person;
  return [age !== null && !deceased && t('age', { count: age }), pronouns].filter(Boolean).join(', ');
}

/** Official names if they are called otherwise, birth date, languages. */
function Line({ person }: { person: Person }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const languageName = useLanguageName();
  const official = [person.namePrefix, person.givenNames, person.familyName, person.nameSuffix].filter(Boolean).join(' ');
  const parts = [
    official !== person.displayName && t('officially', { name: official }),
    person.birthDate ? t('born', { date: format.date(person.birthDate) }) : t('bornUnknown'),
    person.languages.length > 0 && t('speaks', { languages: format.list(person.languages.map(languageName)) }),
    person.registeredBy && t('registeredBy', { organization: person.registeredBy }),
  ];
  return parts.filter(Boolean).join(' · ');
}

/** How to reach, how not, and what must be known before a visit. */
function Alerts({ person }: { person: Person }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const { best, forbidden } = useReachWords();
  const first = best(person.contactPoints);
  return (
    <>
      {person.deceased && (
        <Chip>{person.deceasedOn ? t('alert.deceasedOn', { date: format.date(person.deceasedOn) }) : t('alert.deceased')}</Chip>
      )}
      {first && <Chip tone="sea">{first}</Chip>}
      {person.contactPoints
        .filter((point) => point.doNotUse)
        .map((point) => (
          <Chip key={point.id} tone="overdue" icon={<IconX size={13} aria-hidden />}>
            {forbidden(point)}
          </Chip>
        ))}
      {person.interpreterNeeded && <Chip tone="today">{t('alert.interpreter')}</Chip>}
      {person.addressProtected && (
        <Chip tone="overdue" icon={<IconLock size={13} aria-hidden />}>
          {t('alert.addressProtected')}
        </Chip>
      )}
    </>
  );
}
