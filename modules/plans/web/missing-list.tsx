import { useTranslation } from 'react-i18next';
import { LinkButton } from '#ui';
import { type PlanTask, taskFor } from './plan-task.ts';
import styles from './plans.module.css';
import type { Plan } from './queries.ts';

/** By which the button that submits is described. */
export const missingId = 'plan-missing';

/** What lacks before the plan can be signed; each opens the place where it is written. */
export function MissingList({ plan, onTask }: { plan: Plan; onTask: (task: PlanTask) => void }) {
  const { t } = useTranslation('plans');
  if (plan.missing.length === 0) return null;
  return (
    <div className={styles.missing} id={missingId}>
      <p>{t('missing.lead')}</p>
      <ul>
        {plan.missing.map((missing) => (
          <li key={`${missing.code}:${missing.goalId ?? ''}:${missing.interventionId ?? ''}`}>
            <LinkButton onClick={() => onTask(taskFor(missing))}>
              {t(`missing.${missing.code}`, { number: numberOf(plan, missing.goalId), what: whatOf(plan, missing) })}
            </LinkButton>
          </li>
        ))}
      </ul>
    </div>
  );
}

type Missing = Plan['missing'][number];

const numberOf = (plan: Plan, goalId: string | undefined): number => plan.goals.findIndex((goal) => goal.goalId === goalId) + 1;

function whatOf(plan: Plan, { goalId, interventionId }: Missing): string {
  const goal = plan.goals.find((one) => one.goalId === goalId);
  return goal?.interventions.find((one) => one.interventionId === interventionId)?.what ?? '';
}
