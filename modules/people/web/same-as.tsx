import { IconLink } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Because, Button, LinkButton, ReasonDrawer, SectionHeader, useFormat, useMay } from '#ui';
import { LinkPersonDrawer } from './link-person-drawer.tsx';
import styles from './people.module.css';
import { type Person, usePeopleActions } from './queries.ts';

type LinkOfPerson = Person['links'][number];

/** That there is another record of this person, above everything else: where work goes on, and the way there. */
export function SameAsNotice({ person }: { person: Person }) {
  const { t } = useTranslation('people');
  return person.links
    .filter((link) => link.goesOnWith === 'other')
    .map((link) => (
      <p key={link.id} className={styles.notice}>
        {t('link.same')}{' '}
        <Link to="/people/$personId" params={{ personId: link.otherPersonId }}>
          {link.otherName}
        </Link>
        . {t('link.goesOnThere')}
      </p>
    ));
}

/** The other records of the person with why they are the same; linking one and taking it back. */
export function SameAsSection({ person }: { person: Person }) {
  const { t } = useTranslation('people');
  const may = useMay('people.register');
  const [linking, setLinking] = useState(false);
  const isLinked = person.links.some((link) => link.goesOnWith === 'other');
  return (
    <section>
      <SectionHeader
        level={2}
        title={t('link.title')}
        aside={
          may &&
          !isLinked && (
            <Button size="small" variant="quiet" icon={<IconLink aria-hidden />} onClick={() => setLinking(true)}>
              {t('link.add')}
            </Button>
          )
        }
      />
      {person.links.length === 0 && <p className={styles.quiet}>{t('link.none')}</p>}
      <ul className={styles.rows}>
        {person.links.map((link) => (
          <LinkRow key={link.id} person={person} link={link} may={may} />
        ))}
      </ul>
      {linking && <LinkPersonDrawer person={person} onClose={() => setLinking(false)} />}
    </section>
  );
}

function LinkRow({ person, link, may }: { person: Person; link: LinkOfPerson; may: boolean }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const { unlink } = usePeopleActions();
  const [asking, setAsking] = useState(false);
  const by = link.linkedByName
    ? t('link.by', { name: link.linkedByName, date: format.instant(link.linkedAt) })
    : t('link.on', { date: format.instant(link.linkedAt) });
  return (
    <li>
      <p>
        {t('link.same')}{' '}
        <b>
          <Link to="/people/$personId" params={{ personId: link.otherPersonId }}>
            {link.otherName}
          </Link>
        </b>
        {link.otherBirthDate && `, ${t('born', { date: format.date(link.otherBirthDate) })}`}
      </p>
      <p className={styles.second}>
        <Because reason={link.reason} /> {by}
      </p>
      {link.cases.length > 0 && (
        <p className={styles.links}>
          {link.cases.map((one) => (
            <Link key={one.id} to="/cases/$caseId" params={{ caseId: one.id }}>
              {one.number}
            </Link>
          ))}
        </p>
      )}
      {may && <LinkButton onClick={() => setAsking(true)}>{t('link.remove')}</LinkButton>}
      {asking && (
        <ReasonDrawer
          title={t('link.removeTitle')}
          lead={<p>{t('link.removeLead', { name: link.otherName })}</p>}
          label={t('link.removeWhy')}
          verb={t('link.remove')}
          onConfirm={(reason) => unlink(person.id, link.id, link.version, reason)}
          onClose={() => setAsking(false)}
        />
      )}
    </li>
  );
}
