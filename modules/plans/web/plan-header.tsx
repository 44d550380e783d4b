import { Menu } from '@mantine/core';
import { IconPencil, IconPrinter, IconSignature } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { languages } from '#kernel';
import { Button, Chip, type Tone, useFormat, useLanguage, useMay } from '#ui';
import { missingId } from './missing-list.tsx';
import { type PlanTask, taskFor } from './plan-task.ts';
import styles from './plans.module.css';
import { type CasePlan, type Plan, pdfAddress } from './queries.ts';

type PlanHeaderProps = {
  casePlan: CasePlan;
  plan: Plan;
  onShow: (shows: 'work' | 'force') => void;
  onTask: (task: PlanTask) => void;
};

/** Which version this is, where it stands, and the one thing to do with it now. */
export function PlanHeader({ casePlan, plan, onShow, onTask }: PlanHeaderProps) {
  const { t } = useTranslation('plans');
  return (
    <header className={styles.header}>
      <h2>{t('title', { number: plan.number })}</h2>
      <StatusChip plan={plan} />
      <OtherVersion casePlan={casePlan} plan={plan} onShow={onShow} />
      <div className={styles.headerActions}>
        <NextStep casePlan={casePlan} plan={plan} onTask={onTask} />
        {plan.basedOnId !== null && (
          <Button variant="quiet" onClick={() => onTask({ do: 'changes' })}>
            {t('whatChanged')}
          </Button>
        )}
        <PrintMenu plan={plan} />
      </div>
    </header>
  );
}

const tones: Readonly<Record<Plan['status'], Tone>> = {
  draft: 'soon',
  submitted: 'today',
  returned: 'overdue',
  signed: 'today',
  in_force: 'done',
  superseded: 'neutral',
  withdrawn: 'neutral',
};

function StatusChip({ plan }: { plan: Plan }) {
  const { t } = useTranslation('plans');
  const format = useFormat();
  const isMine = plan.signatures.some(({ mine }) => mine);
  const waits = plan.signatures.filter(({ given }) => given === null).map(({ party }) => t(`party.${party}`));
  const says =
    plan.status === 'in_force' && plan.inForceOn
      ? t('inForceSince', { on: format.day(plan.inForceOn) })
      : isMine
        ? t('waitsForYou')
        : plan.status === 'submitted' || plan.status === 'signed'
          ? t('waitsFor', { who: format.list(waits) })
          : t(`state.${plan.status}`);
  return (
    <Chip tone={tones[plan.status]} icon={plan.status === 'in_force' ? undefined : <IconPencil aria-hidden />}>
      {says}
    </Chip>
  );
}

/** "Until then, version 2." while a newer one is in work, and the way between the two. */
function OtherVersion({ casePlan: { inWork, inForce }, plan, onShow }: Omit<PlanHeaderProps, 'onTask'>) {
  const { t } = useTranslation('plans');
  if (!inWork || !inForce) return null;
  const showsWork = plan.id === inWork.id;
  return (
    <span className={styles.other}>
      {showsWork ? t('untilThen') : t('inWork')}{' '}
      <button type="button" className={styles.otherLink} onClick={() => onShow(showsWork ? 'force' : 'work')}>
        {t('version', { number: showsWork ? inForce.number : inWork.number })}
      </button>
    </span>
  );
}

function NextStep({ casePlan, plan, onTask }: Omit<PlanHeaderProps, 'onShow'>) {
  const { t } = useTranslation('plans');
  const mayWrite = useMay('plans.write');
  const mayApprove = useMay('plans.approve');
  const isMine = mayApprove && plan.signatures.some(({ mine }) => mine);
  // Who submits too early is led to the first thing that is missing.
  const lacking = plan.missing[0];
  const isOut = plan.status === 'submitted' || plan.status === 'signed';
  const isWritable = plan.status === 'draft' || plan.status === 'returned';
  const inPerson = plan.signatures.some(({ party, given }) => given === null && (party === 'client' || party === 'custodians'));
  if (isMine || (isOut && mayWrite && inPerson))
    return (
      <>
        <Button icon={<IconSignature aria-hidden />} onClick={() => onTask({ do: 'sign' })}>
          {t(isMine ? 'approve' : 'sign')}
        </Button>
        <Button variant="quiet" onClick={() => onTask({ do: 'return' })}>
          {t('sendBack')}
        </Button>
      </>
    );
  if (!mayWrite) return null;
  if (isWritable)
    return (
      <>
        <Button
          aria-describedby={lacking && missingId}
          onClick={() => onTask(lacking ? { ...taskFor(lacking), first: lacking } : { do: 'submit' })}
        >
          {t('submit')}
        </Button>
        <Button variant="quiet" onClick={() => onTask({ do: 'withdraw' })}>
          {t('withdraw')}
        </Button>
      </>
    );
  if (isOut)
    return (
      <Button variant="quiet" onClick={() => onTask({ do: 'return' })}>
        {t('takeBack')}
      </Button>
    );
  return plan.status === 'in_force' && !casePlan.inWork ? <Button onClick={() => onTask({ do: 'revise' })}>{t('revise')}</Button> : null;
}

/** The record's copy, and the client's in each language we speak. */
function PrintMenu({ plan }: { plan: Plan }) {
  const { t } = useTranslation('plans');
  const language = useLanguage();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="quiet" icon={<IconPrinter aria-hidden />}>
          {t('printIt')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component="a" href={pdfAddress(plan.id, 'record', language)} target="_blank" rel="noreferrer">
          {t('printRecord')}
        </Menu.Item>
        {languages.map((each) => (
          <Menu.Item key={each} component="a" href={pdfAddress(plan.id, 'client', each)} target="_blank" rel="noreferrer">
            {t('printClient', { language: t(`languageName.${each}`) })}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
