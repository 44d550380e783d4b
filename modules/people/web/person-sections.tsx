import { IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatAddress, type PostalAddress } from '#kernel';
import { Button, LinkButton, SectionHeader, useFormat, useLanguage, useMay, useSession } from '#ui';
import { AddressDrawer } from './address-drawer.tsx';
import { ContactPointDrawer } from './contact-point-drawer.tsx';
import { IdentifierDrawer } from './identifier-drawer.tsx';
import { IdentifierLine } from './identifier-line.tsx';
import styles from './people.module.css';
import type { Person } from './queries.ts';
import { NotReachList, ReachList } from './reach-list.tsx';

type SectionProps = { person: Person; mayChange: boolean };

/** How to reach them, and in red how not. */
export function ReachSection({ person, mayChange }: SectionProps) {
  const { t } = useTranslation('people');
  const [editing, setEditing] = useState<string>();
  const change = (point: { id: string }) => mayChange && <LinkButton onClick={() => setEditing(point.id)}>{t('change')}</LinkButton>;
  return (
    <section>
      <SectionHeader
        level={2}
        title={t('reach.title')}
        aside={mayChange && <Add label={t('reach.add')} onPress={() => setEditing('new')} />}
      />
      <NotReachList points={person.contactPoints} actions={change} />
      <ReachList points={person.contactPoints} actions={change} />
      {editing && (
        <ContactPointDrawer
          personId={person.id}
          point={person.contactPoints.find((point) => point.id === editing)}
          onClose={() => setEditing(undefined)}
        />
      )}
    </section>
  );
}

/** Where they live; a protected address is said to be there, and no more. */
export function PlacesSection({ person, mayChange }: SectionProps) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const language = useLanguage();
  const { network } = useSession();
  const [editing, setEditing] = useState<string>();
  return (
    <section>
      <SectionHeader
        level={2}
        title={t('address.title')}
        aside={mayChange && <Add label={t('address.add')} onPress={() => setEditing('new')} />}
      />
      {person.addressHidden && <p className={styles.protected}>{t('address.hidden')}</p>}
      {!person.addressHidden && person.addresses.length === 0 && <p className={styles.quiet}>{t('address.none')}</p>}
      <ul className={styles.rows}>
        {person.addresses.map((one) => (
          <li key={one.id}>
            <p>{formatAddress(one.address as PostalAddress, language, network.country).join(', ')}</p>
            <p className={styles.second}>
              {[
                t(`address.usage.${one.usage}`),
                one.validFrom && t('address.from', { date: format.date(one.validFrom) }),
                one.validUntil && t('address.until', { date: format.date(one.validUntil) }),
                one.note,
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
            {mayChange && <LinkButton onClick={() => setEditing(one.id)}>{t('change')}</LinkButton>}
          </li>
        ))}
      </ul>
      {editing && (
        <AddressDrawer
          personId={person.id}
          address={person.addresses.find((one) => one.id === editing)}
          onClose={() => setEditing(undefined)}
        />
      )}
    </section>
  );
}

/** Numbers under which others know them, all but the end hidden. */
export function NumbersSection({ person, mayChange }: SectionProps) {
  const { t } = useTranslation('people');
  const [adding, setAdding] = useState(false);
  return (
    <section>
      <SectionHeader
        level={2}
        title={t('numbers.title')}
        aside={mayChange && <Add label={t('numbers.add')} onPress={() => setAdding(true)} />}
      />
      {person.identifiers.length === 0 && <p className={styles.quiet}>{t('numbers.none')}</p>}
      <ul className={styles.rows}>
        {person.identifiers.map((one) => (
          <IdentifierLine key={one.id} personId={person.id} identifier={one} mayChange={mayChange} />
        ))}
      </ul>
      {adding && <IdentifierDrawer personId={person.id} onClose={() => setAdding(false)} />}
    </section>
  );
}

/** Their cases, as far as the reader may know of them. */
export function CasesSection({ person }: { person: Person }) {
  const { t } = useTranslation(['people', 'cases']);
  const format = useFormat();
  const mayReceive = useMay('referrals.receive');
  return (
    <section>
      <SectionHeader
        level={2}
        title={t('people:cases.title')}
        count={person.cases.length}
        aside={
          mayReceive && (
            <>
              <Link to={'/inbox' as '/'} search={{ about: person.id, do: 'accept' } as never}>
                {t('people:cases.openCase')}
              </Link>
              {' · '}
              <Link to={'/inbox' as '/'} search={{ about: person.id } as never}>
                {t('people:cases.newReferral')}
              </Link>
            </>
          )
        }
      />
      {person.cases.length === 0 && <p className={styles.quiet}>{t('people:cases.none')}</p>}
      <ul className={styles.rows}>
        {person.cases.map((one) => (
          <li key={one.id}>
            <p>
              <b>
                <Link to="/cases/$caseId" params={{ caseId: one.id }}>
                  {one.number}
                </Link>
              </b>{' '}
              {one.programName}
            </p>
            <p className={styles.second}>
              {[
                t(`cases:state.${one.state as 'active'}`),
                one.caseManagerName ?? t('people:nobody'),
                one.organizationName,
                one.openedOn && t('people:cases.since', { date: format.date(one.openedOn) }),
                one.closedOn && t('people:cases.until', { date: format.date(one.closedOn) }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Add({ label, onPress }: { label: string; onPress: () => void }) {
  return (
    <Button size="small" variant="quiet" icon={<IconPlus aria-hidden />} onClick={onPress}>
      {label}
    </Button>
  );
}
