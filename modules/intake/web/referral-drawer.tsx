import { IconCheck, IconClockPause, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LinkPersonDrawer } from '#modules/people/web/index.ts';
import { Button, ClockChip, Drawer, ErrorState, ProblemAlert, Skeleton } from '#ui';
import { AcceptForm } from './accept-form.tsx';
import { DeclineForm } from './decline-form.tsx';
import { type PossiblePerson, type Referral, useReferral, useReferralActions } from './queries.ts';
import { ReferralDetails } from './referral-details.tsx';
import { useReferralWords } from './use-referral-words.ts';
import { WaitingForm } from './waiting-form.tsx';

type Loaded = { data: Referral | undefined; error: unknown; refetch: () => unknown };
type Step = 'read' | 'accept' | 'decline' | 'wait';

/** The whole referral beside the list, and the decisions about it in the same sheet. */
export function ReferralDrawer({ id, first, onClose }: { id: string; first: 'read' | 'accept'; onClose: () => void }) {
  const { t } = useTranslation('intake');
  const { data: referral, error, refetch }: Loaded = useReferral(id);
  const [step, setStep] = useState<Step>(first);
  const [same, setSame] = useState<PossiblePerson>();
  const back = () => setStep('read');
  if (!referral) {
    return (
      <Drawer opened onClose={onClose} title={t('drawer.title')}>
        {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Skeleton rows={6} />}
      </Drawer>
    );
  }
  const { personId } = referral.screening ?? {};
  if (same && personId) {
    const { personId: id, displayName } = same;
    const person = { id: personId, displayName: referral.personName };
    return <LinkPersonDrawer person={person} other={{ id, displayName }} onClose={() => setSame(undefined)} />;
  }
  switch (isOpen(referral) ? step : 'read') {
    case 'accept':
      return <AcceptForm referral={referral} onBack={back} onDone={back} onClose={onClose} />;
    case 'decline':
      return <DeclineForm referral={referral} onBack={back} onDone={back} onClose={onClose} />;
    case 'wait':
      return <WaitingForm referral={referral} onBack={back} onDone={back} onClose={onClose} />;
    case 'read':
      return <ReadReferral referral={referral} onStep={setStep} onLink={setSame} onClose={onClose} />;
  }
}

type ReadProps = { referral: Referral; onStep: (step: Step) => void; onLink: (other: PossiblePerson) => void; onClose: () => void };

function ReadReferral({ referral, onStep, onLink, onClose }: ReadProps) {
  const words = useReferralWords();
  const { deadline } = referral;
  return (
    <Drawer
      opened
      onClose={onClose}
      title={referral.personName}
      aside={deadline && <ClockChip show="countdown" due={deadline.dueAt} startedAt={deadline.startsAt} rule={words.rule(deadline)} />}
      footer={isOpen(referral) && <Decisions referral={referral} onStep={onStep} />}
    >
      <ReferralDetails referral={referral} onLink={onLink} />
    </Drawer>
  );
}

/** Nothing is left to do for the sender, and for what is decided. */
const isOpen = ({ side, status }: Referral): boolean => side !== 'sent' && status !== 'accepted' && status !== 'declined';

/** What can be decided where it stands. */
function Decisions({ referral, onStep }: { referral: Referral; onStep: (step: Step) => void }) {
  const { t } = useTranslation('intake');
  const { screen } = useReferralActions();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const { status } = referral;
  // Only what somebody is looking into can be put on the waiting list.
  const takeOn = (then?: Step) => {
    setBusy(true);
    setError(undefined);
    screen(referral.id)
      .then(() => then && onStep(then), setError)
      .finally(() => setBusy(false));
  };
  return (
    <>
      {error !== undefined && <ProblemAlert error={error} />}
      <Button variant="primary" icon={<IconCheck aria-hidden />} onClick={() => onStep('accept')}>
        {t('decide.accept')}
      </Button>
      <Button icon={<IconX aria-hidden />} onClick={() => onStep('decline')}>
        {t(status === 'waitlisted' ? 'decide.takeOff' : 'decide.decline')}
      </Button>
      {status === 'referred' ? (
        <>
          <Button variant="quiet" busy={busy} onClick={() => takeOn()}>
            {t('decide.takeOn')}
          </Button>
          <Button variant="quiet" busy={busy} icon={<IconClockPause aria-hidden />} onClick={() => takeOn('wait')}>
            {t('decide.wait')}
          </Button>
        </>
      ) : (
        <Button variant="quiet" icon={<IconClockPause aria-hidden />} onClick={() => onStep('wait')}>
          {t(status === 'waitlisted' ? 'decide.review' : 'decide.wait')}
        </Button>
      )}
    </>
  );
}
