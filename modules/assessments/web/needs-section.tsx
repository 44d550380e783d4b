import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newId } from '#kernel';
import { Button, Chip, ErrorState, LinkButton, SectionHeader, Skeleton, useFormat, useMay } from '#ui';
import type { NeedView } from '../model-needs.ts';
import styles from './assessments.module.css';
import { NeedDrawer } from './need-drawer.tsx';
import { NeedProposals } from './proposals.tsx';
import { useNeeds, useSaveAssessment } from './queries.ts';
import { ReasonDrawer } from './reason-drawer.tsx';

type Opened = { kind: 'need'; need: NeedView | null } | { kind: 'no-need' };

/** The needs of a case as sentences, what the assessment suggests above them. */
export function NeedsSection({ caseId }: { caseId: string }) {
  const { t } = useTranslation('assessments');
  const board = useNeeds(caseId);
  const { stateNoNeed } = useSaveAssessment();
  const mayAnswer = useMay('assessments.answer');
  const [opened, setOpened] = useState<Opened>();
  const [all, setAll] = useState(false);
  if (board.isError) return <ErrorState error={board.error} onRetry={() => void board.refetch()} />;
  if (!board.data) return <Skeleton rows={3} />;
  const { needs, noNeed, proposals } = board.data;
  const current = needs.filter(({ status }) => status === 'open' || status === 'deferred');
  const done = needs.length - current.length;
  const add = mayAnswer && (
    <Button size="small" variant="quiet" onClick={() => setOpened({ kind: 'need', need: null })}>
      {t('needs.add')}
    </Button>
  );
  return (
    <section>
      <SectionHeader level={2} title={t('needs.heading')} count={current.length || undefined} aside={add} />
      {mayAnswer && <NeedProposals caseId={caseId} proposals={proposals} />}
      {noNeed && <NoNeedLine {...noNeed} />}
      {current.length === 0 && !noNeed && proposals.length === 0 && (
        <p className={styles.quiet}>
          {t('needs.empty')} {mayAnswer && <LinkButton onClick={() => setOpened({ kind: 'no-need' })}>{t('needs.noNeed')}</LinkButton>}
        </p>
      )}
      <ul className={styles.rows}>
        {(all ? needs : current).map((need) => (
          <NeedRow key={need.id} need={need} onChange={mayAnswer ? () => setOpened({ kind: 'need', need }) : undefined} />
        ))}
      </ul>
      {!all && done > 0 && <LinkButton onClick={() => setAll(true)}>{t('needs.done', { count: done })}</LinkButton>}
      {opened?.kind === 'need' && <NeedDrawer caseId={caseId} need={opened.need} onClose={() => setOpened(undefined)} />}
      {opened?.kind === 'no-need' && (
        <ReasonDrawer
          title={t('needs.noNeed')}
          lead={t('needs.noNeedLead')}
          question={t('needs.noNeedReason')}
          submit={t('do.save')}
          onSubmit={(reason) => stateNoNeed(caseId, { id: newId(), reason })}
          onClose={() => setOpened(undefined)}
        />
      )}
    </section>
  );
}

function NoNeedLine({ reason, statedBy, statedAt }: { reason: string; statedBy: string; statedAt: string }) {
  const { t } = useTranslation('assessments');
  const format = useFormat();
  return <p>{t('needs.noNeedStated', { reason, name: statedBy, when: format.day(format.dayAt(statedAt)) })}</p>;
}

/** "Housing. “I sleep at my cousin's.” now · wants help": what is missing, in whose words, and how urgent. */
function NeedRow({ need, onChange }: { need: NeedView; onChange: (() => void) | undefined }) {
  const { t } = useTranslation('assessments');
  const { domain, text, ownWords, wantsHelp, priority, status, statusReason } = need;
  const isOpen = status === 'open';
  return (
    <li>
      <div className={styles.row}>
        <span className={styles.headline}>
          <b>{t(`domain.${domain}`)}</b>
          {isOpen ? (
            <Chip tone={priority === 1 ? 'overdue' : priority === 2 ? 'today' : 'soon'}>{t(`priority.${priority as 1 | 2 | 3}`)}</Chip>
          ) : (
            <Chip tone={status === 'met' ? 'done' : 'line'}>{t(`needStatus.${status}`)}</Chip>
          )}
          {isOpen && wantsHelp && <Chip tone="sea">{t('needs.wantsHelp')}</Chip>}
        </span>
        {text !== '' && <p>{text}</p>}
        {ownWords !== '' && <p className={styles.words}>“{ownWords}”</p>}
        {statusReason !== '' && (
          <p className={styles.quiet}>{t('needs.because', { status: t(`needStatus.${status}`), reason: statusReason })}</p>
        )}
      </div>
      {onChange && (
        <span className={styles.ends}>
          <Button size="small" variant="quiet" onClick={onChange}>
            {t('do.change')}
          </Button>
        </span>
      )}
    </li>
  );
}
