import { IconPlus, IconRoute } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newId } from '#kernel';
import { Button, EmptyState, ErrorState, ProblemAlert, ReasonDrawer, Skeleton, useFormat, useMay } from '#ui';
import { ChangesDrawer } from './changes-drawer.tsx';
import { GoalCard } from './goal-card.tsx';
import { GoalDrawer } from './goal-drawer.tsx';
import { InterventionDrawer } from './intervention-drawer.tsx';
import { MissingFirst, MissingList } from './missing-list.tsx';
import { PlanCosts } from './plan-costs.tsx';
import { PlanFrameDrawer } from './plan-frame-drawer.tsx';
import { PlanHeader } from './plan-header.tsx';
import type { PlanTask } from './plan-task.ts';
import styles from './plans.module.css';
import { ProgressDrawer } from './progress-drawer.tsx';
import { type CasePlan, type Plan, useCasePlan, useSavePlan } from './queries.ts';
import { SignDrawer } from './sign-drawer.tsx';
import { SignatureList } from './signature-list.tsx';
import { SubmitDrawer } from './submit-drawer.tsx';

type PlanPaneProps = {
  caseId: string;
  /** What a link to the plan asks for: to sign, to revise. */
  task?: PlanTask | undefined;
};

/** The plan of a case: goals in the client's words, what is done for them and by whom, how far they have come, and who has to sign. */
export function PlanPane({ caseId, task: asked }: PlanPaneProps) {
  const { t } = useTranslation('plans');
  const plan = useCasePlan(caseId);
  const [task, setTask] = useState<PlanTask | undefined>(asked);
  const [shows, setShows] = useState<'work' | 'force'>('work');
  if (plan.isError) return <ErrorState error={plan.error} onRetry={() => void plan.refetch()} />;
  if (!plan.data) return <Skeleton rows={6} />;
  const shown = shows === 'force' ? (plan.data.inForce ?? plan.data.inWork) : (plan.data.inWork ?? plan.data.inForce);
  if (!shown) return <NoPlan caseId={caseId} casePlan={plan.data} />;
  return (
    <section className={styles.pane} aria-label={t('plan')}>
      <PlanHeader casePlan={plan.data} plan={shown} onShow={setShows} onTask={setTask} />
      <PlanBody plan={shown} onTask={setTask} />
      <PlanTasks caseId={caseId} casePlan={plan.data} plan={shown} task={task} onClose={() => setTask(undefined)} />
    </section>
  );
}

function NoPlan({ caseId, casePlan }: { caseId: string; casePlan: CasePlan }) {
  const { t } = useTranslation('plans');
  const mayWrite = useMay('plans.write');
  const { start } = useSavePlan();
  const [state, setState] = useState<{ busy: boolean; error?: unknown }>({ busy: false });
  const begin = () => {
    setState({ busy: true });
    start(caseId, newId(), null).then(
      () => setState({ busy: false }),
      (error: unknown) => setState({ busy: false, error }),
    );
  };
  const withdrawn = casePlan.versions.length > 0;
  return (
    <>
      <EmptyState
        icon={<IconRoute aria-hidden />}
        action={
          mayWrite && (
            <Button variant="primary" busy={state.busy} onClick={begin}>
              {t('begin')}
            </Button>
          )
        }
      >
        {t(withdrawn ? 'noneAnyMore' : mayWrite ? 'none' : 'noneSeen')}
      </EmptyState>
      {state.error !== undefined && <ProblemAlert error={state.error} />}
    </>
  );
}

function PlanBody({ plan, onTask }: { plan: Plan; onTask: (task: PlanTask) => void }) {
  const { t } = useTranslation('plans');
  const mayWrite = useMay('plans.write');
  const writable = mayWrite && (plan.status === 'draft' || plan.status === 'returned');
  return (
    <>
      {plan.status === 'returned' && <ReturnedNote plan={plan} writable={writable} />}
      {writable && <MissingList plan={plan} onTask={onTask} />}
      <ol className={styles.goals}>
        {plan.goals.map((goal, index) => (
          <li key={goal.goalId}>
            <GoalCard plan={plan} goal={goal} number={index + 1} writable={writable} onTask={onTask} />
          </li>
        ))}
      </ol>
      {writable && (
        <Button icon={<IconPlus aria-hidden />} onClick={() => onTask({ do: 'goal' })}>
          {t('addGoal')}
        </Button>
      )}
      <PlanCosts plan={plan} />
      <PlanFrame plan={plan} writable={writable} onTask={onTask} />
      <SignatureList plan={plan} />
    </>
  );
}

/** Review date and emergency plan: what holds for the whole of it. */
function PlanFrame({ plan, writable, onTask }: { plan: Plan; writable: boolean; onTask: (task: PlanTask) => void }) {
  const { t } = useTranslation('plans');
  const format = useFormat();
  if (!writable && plan.reviewOn === null && plan.emergencyPlan === '') return null;
  return (
    <dl className={styles.frame}>
      <div>
        <dt>{t('reviewOn')}</dt>
        <dd>{plan.reviewOn === null ? t('notSet') : format.day(plan.reviewOn)}</dd>
      </div>
      <div className={styles.emergency}>
        <dt>{t('emergencyPlan')}</dt>
        <dd>{plan.emergencyPlan || t('notSet')}</dd>
      </div>
      {writable && (
        <Button size="small" onClick={() => onTask({ do: 'frame' })}>
          {t('edit')}
        </Button>
      )}
    </dl>
  );
}

function ReturnedNote({ plan, writable }: { plan: Plan; writable: boolean }) {
  const { t } = useTranslation('plans');
  const format = useFormat();
  return (
    <p className={styles.returned}>
      <b>{t('returnedBy', { name: plan.returnedByName ?? '–', when: plan.returnedAt ? format.instant(plan.returnedAt) : '–' })}</b>
      {plan.returnReason}
      {writable && <span className={styles.quiet}>{t('returnedNext')}</span>}
    </p>
  );
}

type PlanTasksProps = { caseId: string; casePlan: CasePlan; plan: Plan; task: PlanTask | undefined; onClose: () => void };

/** The drawer that belongs to the task. */
function PlanTasks({ caseId, casePlan, plan, task, onClose }: PlanTasksProps) {
  const { t } = useTranslation('plans');
  const { sendBack, start, withdraw } = useSavePlan();
  const lead = task?.first && <MissingFirst plan={plan} missing={task.first} />;
  switch (task?.do) {
    case 'goal':
      return <GoalDrawer plan={plan} goal={plan.goals.find(({ goalId }) => goalId === task.goalId)} lead={lead} onClose={onClose} />;
    case 'intervention':
      return (
        <InterventionDrawer
          caseId={caseId}
          plan={plan}
          goalId={task.goalId}
          interventionId={task.interventionId}
          lead={lead}
          onClose={onClose}
        />
      );
    case 'progress': {
      const goal = plan.goals.find(({ goalId }) => goalId === task.goalId);
      return goal ? <ProgressDrawer plan={plan} goal={goal} onClose={onClose} /> : null;
    }
    case 'frame':
      return <PlanFrameDrawer plan={plan} suggestedReviewOn={casePlan.suggestedReviewOn} lead={lead} onClose={onClose} />;
    case 'submit':
      return <SubmitDrawer caseId={caseId} plan={plan} parties={casePlan.parties} onClose={onClose} />;
    case 'sign':
      return <SignDrawer caseId={caseId} plan={plan} onClose={onClose} />;
    case 'changes':
      return <ChangesDrawer plan={plan} onClose={onClose} />;
    case 'return':
      return (
        <ReasonDrawer
          title={t('sendBack')}
          lead={<p>{t('sendBackLead')}</p>}
          label={t('sendBackWhy')}
          verb={t('sendBack')}
          draftKey={`plan-return:${plan.id}`}
          onConfirm={(reason) => sendBack(plan.id, reason)}
          onClose={onClose}
        />
      );
    case 'withdraw':
      return (
        <ReasonDrawer
          title={t('withdraw')}
          lead={<p>{t('withdrawLead')}</p>}
          label={t('withdrawWhy')}
          verb={t('withdraw')}
          isDanger
          onConfirm={(reason) => withdraw(plan.id, reason)}
          onClose={onClose}
        />
      );
    case 'revise':
      return (
        <ReasonDrawer
          title={t('revise')}
          lead={<p>{t('reviseLead', { number: plan.number })}</p>}
          label={t('reviseWhy')}
          verb={t('revise')}
          onConfirm={(reason) => start(caseId, newId(), reason)}
          onClose={onClose}
        />
      );
    default:
      return null;
  }
}
