import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LinkButton, SectionHeader, useFormat, useWords } from '#ui';
import { verbIcon } from '../duties/duty-icons.tsx';
import type { DutyView } from '../duties/queries.ts';
import { CaseloadMeter } from './caseload-meter.tsx';
import styles from './today.module.css';
import { useDrafts } from './use-drafts.ts';

const signing: readonly string[] = ['sign', 'approve'];

/** What I carry, and what waits for my hand: signatures and drafts. */
export function TodaySide({ duties }: { duties: readonly DutyView[] }) {
  const { t } = useTranslation();
  const toSign = duties.filter(({ verb }) => signing.includes(verb));
  const drafts = useDrafts();
  return (
    <>
      <CaseloadMeter />
      <SectionHeader level={2} title={t('today.waiting')} />
      {toSign.length === 0 && drafts.length === 0 && <p className={styles.quiet}>{t('today.nothingWaits')}</p>}
      {toSign.length > 0 && (
        <section className={styles.waiting} aria-label={t('today.toSign')}>
          <SectionHeader title={t('today.toSign')} count={toSign.length} />
          <ul>
            {toSign.map((duty) => (
              <ToSign key={duty.id} duty={duty} />
            ))}
          </ul>
        </section>
      )}
      {drafts.length > 0 && (
        <section className={styles.waiting} aria-label={t('today.drafts')}>
          <SectionHeader title={t('today.drafts')} count={drafts.length} />
          <Drafts drafts={drafts} />
        </section>
      )}
    </>
  );
}

function ToSign({ duty }: { duty: DutyView }) {
  const words = useWords();
  return (
    <li className={styles.wait}>
      {verbIcon('sign')}
      <div>
        <b>{[duty.personName ?? duty.caseNumber, words.dutyAction(duty)].filter(Boolean).join(', ')}</b>
        <p>
          {words.dutyReason(duty)} <Link to={duty.target as '/'}>{words.verb(duty.verb)}</Link>
        </p>
      </div>
    </li>
  );
}

function Drafts({ drafts }: { drafts: ReturnType<typeof useDrafts> }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ul>
      {drafts.map((draft) => (
        <li key={draft.key} className={styles.wait}>
          {verbIcon('plan')}
          <div>
            <b>{draft.title}</b>
            <p>
              {t('today.draftSaved', { when: format.instant(draft.updatedAt), device: draft.device })}{' '}
              {draft.finish ? (
                <LinkButton onClick={draft.finish}>{t('today.finish')}</LinkButton>
              ) : (
                <LinkButton onClick={draft.discard}>{t('today.discard')}</LinkButton>
              )}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
