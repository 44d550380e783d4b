import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { LinkButton, useFormat, useMay, useShell } from '#ui';
import { hasEnded } from '../model.ts';
import type { CaseEventType } from '../model-events.ts';
import styles from './cases.module.css';
import { type CaseView, useSteps } from './queries.ts';

/** One line over a case that has ended: since when, what it is still good for, and how to go on. */
export function EndedNote({ view, onStep }: { view: CaseView; onStep: (event: CaseEventType) => void }) {
  const { t } = useTranslation('cases');
  const format = useFormat();
  if (!hasEnded(view.state)) return null;
  const day = format.day(view.closedOn ?? format.dayAt(view.stateSince));
  return (
    <p className={styles.ended}>
      <IconLock aria-hidden />
      <span>
        {t(`ended.${view.state as 'closed' | 'declined' | 'entered_in_error'}`, { day })} <WayOn view={view} onStep={onStep} />
      </span>
    </p>
  );
}

/** Within the programme's time a closed case begins again; after it, help begins with a new referral. */
function WayOn({ view: { id, state, reopenUntil }, onStep }: { view: CaseView; onStep: (event: CaseEventType) => void }) {
  const { t } = useTranslation('cases');
  const format = useFormat();
  const { begin } = useShell();
  const maySend = useMay('referrals.send');
  const steps = useSteps(id, state === 'closed');
  const reopen = steps.data?.items.find((step) => step.event === 'reopen');
  if (!reopen) return null;
  const isOver = reopen.unmet.some(({ guard }) => guard === 'within_reopening_window');
  const until = reopenUntil === null ? '' : format.day(reopenUntil);
  return (
    <>
      {reopenUntil !== null && t(isOver ? 'ended.wasReopenable' : 'ended.reopenable', { day: until })}{' '}
      {!isOver && reopen.permitted && <LinkButton onClick={() => onStep('reopen')}>{t('ended.reopen')}</LinkButton>}
      {isOver && maySend && <LinkButton onClick={() => begin('new-referral')}>{t('ended.refer')}</LinkButton>}
    </>
  );
}
