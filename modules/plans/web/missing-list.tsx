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
  const wordsFor = useMissingWords(plan);
  if (plan.missing.length === 0) return null;
  return (
    <div className={styles.missing} id={missingId}>
      <p>{t('missing.lead')}</p>
      <ul>
        {plan.missing.map((missing) => (
          <li key={`${missing.code}:${missing.goalId ?? ''}:${missing.interventionId ?? ''}`}>
            <LinkButton onClick={() => onTask(taskFor(missing))}>{wordsFor(missing)}</LinkButton>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Why a drawer is open that nobody asked for: what has to be written before the plan can be submitted. */
export function MissingFirst({ plan, missing }: { plan: Plan; missing: Missing }) {
  const { t } = useTranslation('plans');
  const wordsFor = useMissingWords(plan);
  return (
    <p role="status" className={styles.first}>
      {t('missing.first', { what: wordsFor(missing) })}
    </p>
  );
}

type Missing = Plan['missing'][number];

function useMissingWords(plan: Plan): (missing: Missing) => string {
  const { t } = useTranslation('plans');
  return (missing) => t(`missing.${missing.code}`, { number: numberOf(plan, missing.goalId), what: whatOf(plan, missing) });
}

const numberOf = (plan: Plan, goalId: string | undefined): number => plan.goals.findIndex((goal) => goal.goalId === goalId) + 1;

function whatOf(plan: Plan, { goalId, interventionId }: Missing): string {
  const goal = plan.goals.find((one) => one.goalId === goalId);
  return goal?.interventions.find((one) => one.interventionId === interventionId)?.what ?? '';
}
