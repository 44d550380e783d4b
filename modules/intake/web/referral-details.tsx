import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatAddress, formatPhoneNumber, type PostalAddress } from '#kernel';
import { NotReachList, ReachList, useWhereKnown } from '#modules/people/web/index.ts';
import { Because, Chip, cx, LinkButton, SectionHeader, useFormat, useLanguage, useMay, useSession } from '#ui';
import styles from './inbox.module.css';
import { type PossiblePerson, type Referral, usePossiblePersons } from './queries.ts';
import { ScreeningNote } from './screening-note.tsx';
import { urgencyTone, useReferralWords } from './use-referral-words.ts';

/** Everything that was told, in the order in which one needs it: why, how to reach the person and how not, who they are, who asks. */
export function ReferralDetails({ referral, onLink }: { referral: Referral; onLink: (other: PossiblePerson) => void }) {
  const { t } = useTranslation('intake');
  const { person, side, status } = referral;
  const isOpen = status !== 'accepted' && status !== 'declined';
  return (
    <>
      <p className={styles.chipRow}>
        <Chip tone={urgencyTone[referral.urgency]}>{t(`urgency.${referral.urgency}`)}</Chip>
        <Chip tone={status === 'accepted' ? 'done' : 'line'}>{t(`status.${status}`)}</Chip>
        <Chip tone="line">{referral.number}</Chip>
        {referral.screening?.workerName && <Chip tone="line">{t('row.screenedBy', { name: referral.screening.workerName })}</Chip>}
      </p>
      {!isOpen && <Outcome referral={referral} />}
      {referral.waiting && <Waiting referral={referral} place={referral.waiting} />}
      <section className={styles.section}>
        <SectionHeader title={t('drawer.why')} />
        <p className={styles.why}>{referral.reason}</p>
      </section>
      <section className={styles.section}>
        <SectionHeader title={t('drawer.reach')} />
        <NotReachList points={person.contactPoints} />
        <ReachList points={person.contactPoints} />
      </section>
      <Told referral={referral} />
      <SentBy referral={referral} />
      {side === 'received' && isOpen && <KnownAlready referral={referral} />}
      {referral.screening?.personId && <KnownAlready referral={referral} onLink={onLink} />}
      {referral.screening && isOpen && <ScreeningNote referral={referral} />}
    </>
  );
}

/** The place on the waiting list, since when, and what the sender knows of it. */
function Waiting({ referral, place }: { referral: Referral; place: NonNullable<Referral['waiting']> }) {
  const { t } = useTranslation('intake');
  const format = useFormat();
  const { screening } = referral;
  return (
    <section className={styles.section}>
      <p>
        {t('place.now', { position: place.position, of: place.of, date: format.day(format.dayAt(place.since)) })}{' '}
        {screening?.priority && `${t('place.priority', { priority: t(`wait.priority_${screening.priority as 1}`) })} `}
        {screening?.reviewedAt && t('place.reviewed', { date: format.day(format.dayAt(screening.reviewedAt)) })}
      </p>
      {!referral.informedBy && <p className={styles.quiet}>{t('place.untold')}</p>}
      <Informed referral={referral} />
    </section>
  );
}

/** How the sender learned of it, and the letter that says it on paper. */
function Informed({ referral: { id, informedBy, informedAt, screening } }: { referral: Referral }) {
  const { t } = useTranslation('intake');
  const format = useFormat();
  return (
    <>
      {informedBy && informedAt && (
        <p className={styles.quiet}>{t('outcome.informed', { how: t(`informedBy.${informedBy}`), date: format.instant(informedAt) })}</p>
      )}
      {screening && (
        <p>
          <a href={`/api/referrals/${id}/letter`} target="_blank" rel="noreferrer">
            {t('letter.open')}
          </a>
        </p>
      )}
    </>
  );
}

function Told({ referral: { person, personAgrees } }: { referral: Referral }) {
  const { t } = useTranslation('intake');
  const format = useFormat();
  const language = useLanguage();
  const { network } = useSession();
  const words = useReferralWords();
  const languages = format.list(person.languages.map(words.languageName));
  const sentences = [
    person.birthDate ? t('told.born', { date: format.date(person.birthDate) }) : t('told.bornUnknown'),
    languages && t('told.speaks', { languages, context: person.interpreterNeeded ? 'interpreter' : '' }),
    person.address && t('told.lives', { address: formatAddress(person.address as PostalAddress, language, network.country).join(', ') }),
    person.addressProtected && t('told.protected'),
    t(`told.agrees_${personAgrees}`),
  ];
  return (
    <section className={styles.section}>
      <SectionHeader title={t('drawer.person')} />
      <p>{sentences.filter(Boolean).join(' ')}</p>
    </section>
  );
}

function SentBy({ referral }: { referral: Referral }) {
  const { t } = useTranslation('intake');
  const format = useFormat();
  const { network } = useSession();
  const words = useReferralWords();
  const { senderPhone, senderEmail, channel, receivedAt, recordedBy, senderRelation, answerWish } = referral;
  const wishes = [
    senderRelation && t('told.relation', { relation: t(`relation.${senderRelation}`) }),
    answerWish && t(`told.answerWish_${answerWish}`),
  ].filter(Boolean);
  const came = t('drawer.came', { channel: t(`channel.${channel}`), at: format.instant(receivedAt) });
  const by = channel === 'online' || !recordedBy ? '' : t('drawer.recordedBy', { name: recordedBy });
  return (
    <section className={styles.section}>
      <SectionHeader title={t('drawer.sender')} />
      <p>{[words.senderOf(referral), `${came}${by}`].join('. ')}.</p>
      {wishes.length > 0 && <p>{wishes.join(' ')}</p>}
      <p className={styles.chipRow}>
        {senderPhone && <a href={`tel:${senderPhone}`}>{formatPhoneNumber(senderPhone, network.country)}</a>}
        {senderEmail && <a href={`mailto:${senderEmail}`}>{senderEmail}</a>}
      </p>
    </section>
  );
}

/** Who it may be; once a record was made, who else may be the same person. */
function KnownAlready({ referral, onLink }: { referral: Referral; onLink?: (other: PossiblePerson) => void }) {
  const { t } = useTranslation('intake');
  const format = useFormat();
  const words = useReferralWords();
  const whereKnown = useWhereKnown();
  const mayLink = useMay('people.register') && onLink !== undefined;
  const found = usePossiblePersons(referral.id, true);
  if (!found.data || (onLink && found.data.items.length === 0)) return null;
  return (
    <section className={styles.section}>
      <SectionHeader title={t(onLink ? 'drawer.same' : 'drawer.known')} />
      {found.data.items.length === 0 && <p className={styles.quiet}>{t('drawer.knownNobody')}</p>}
      <ul>
        {found.data.items.map((one) => (
          <li key={one.personId} className={styles.match}>
            <p>
              <Link to="/people/$personId" params={{ personId: one.personId }}>
                {one.displayName}
              </Link>{' '}
              {[one.birthDate && t('row.born', { date: format.date(one.birthDate) }), whereKnown(one)].filter(Boolean).join(' · ')}
            </p>
            <p className={styles.quiet}>
              <Because lead={t(`certainty.${one.certainty}`)} reason={words.reasons(one.reasons)} />
            </p>
            {mayLink && <LinkButton onClick={() => onLink(one)}>{t('drawer.link')}</LinkButton>}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** How it ended, and where it goes on. */
function Outcome({ referral }: { referral: Referral }) {
  const { t } = useTranslation('intake');
  const format = useFormat();
  const { screening, declineReason, answer, alternatives, status, statusSince } = referral;
  return (
    <section className={styles.section}>
      <p>
        {status === 'declined'
          ? t('outcome.declined', { date: format.instant(statusSince), reason: t(`declineReason.${declineReason as 'other'}`) })
          : t('outcome.accepted', { date: format.instant(statusSince) })}{' '}
        {screening?.decidedBy && t('outcome.by', { name: screening.decidedBy })}
      </p>
      {answer && <p className={styles.why}>{answer}</p>}
      {alternatives && <p className={styles.quiet}>{t('outcome.alternatives', { alternatives })}</p>}
      {screening?.identityCheck && screening.safetyScreen && (
        <p className={styles.quiet}>
          {t('outcome.checked', {
            identity: t(`identityCheck.${screening.identityCheck}`),
            safety: t(`safety.${screening.safetyScreen}`),
          })}
        </p>
      )}
      {screening?.note && <p className={cx(styles.why, styles.quiet)}>{t('outcome.note', { note: screening.note })}</p>}
      <Informed referral={referral} />
      {screening?.caseId && (
        <p>
          <Link to="/cases/$caseId" params={{ caseId: screening.caseId }}>
            {t('outcome.openCase', { number: screening.caseNumber ?? '' })}
          </Link>
        </p>
      )}
    </section>
  );
}
