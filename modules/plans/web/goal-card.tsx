import { Menu } from '@mantine/core';
import { IconCheck, IconDots, IconHeart, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Card, Chip, Delta, IconButton, ProblemAlert, Sparkline, useFormat, useMay } from '#ui';
import { progressOf } from '../rules-progress.ts';
import { InterventionRow } from './intervention-row.tsx';
import type { PlanTask } from './plan-task.ts';
import styles from './plans.module.css';
import { type Goal, type Plan, useSavePlan } from './queries.ts';
import { useGrounds } from './use-grounds.ts';
import { usePlanWords } from './use-plan-words.ts';

type GoalCardProps = { plan: Plan; goal: Goal; number: number; writable: boolean; onTask: (task: PlanTask) => void };

/** A goal: what the client said, how it is seen, how far it has come, what is done for it, and the strength it builds on. */
export function GoalCard({ plan, goal, number, writable, onTask }: GoalCardProps) {
  const { t } = useTranslation('plans');
  const words = usePlanWords();
  const grounds = useGrounds(plan.caseId);
  const strengths = [...goal.strengthIds.map(grounds.nameOf), goal.strengths].filter((part) => part !== '');
  const follows = useMay('plans.write') && plan.status === 'in_force';
  return (
    <Card className={styles.goal} padded={false} aria-label={t('goalNamed', { number, words: goal.clientWords })}>
      <div className={styles.goalHead}>
        <span aria-hidden className={styles.number}>
          {number}
        </span>
        <div className={styles.goalWords}>
          <h3>
            <q className={styles.words}>{goal.clientWords}</q>
          </h3>
          {goal.needIds.length > 0 && (
            <p className={styles.quiet}>{t('needFor', { needs: goal.needIds.map(grounds.nameOf).join(' · ') })}</p>
          )}
          {words.aim(goal) !== '' && <p className={styles.quiet}>{words.aim(goal)}</p>}
          {goal.outcome && <Chip tone={goal.outcome === 'achieved' ? 'done' : 'neutral'}>{t(`outcome.${goal.outcome}`)}</Chip>}
        </div>
        <GoalFigure goal={goal} />
        {writable && <GoalMenu plan={plan} goal={goal} onTask={onTask} />}
      </div>
      <ul className={styles.interventions}>
        {goal.interventions.map((intervention) => (
          <InterventionRow
            key={intervention.interventionId}
            plan={plan}
            intervention={intervention}
            onEdit={
              writable ? () => onTask({ do: 'intervention', goalId: goal.goalId, interventionId: intervention.interventionId }) : undefined
            }
          />
        ))}
      </ul>
      {strengths.length > 0 && (
        <p className={styles.strength}>
          <IconHeart aria-hidden /> <b>{t('strengthUsed')}</b> {strengths.join(' · ')}
        </p>
      )}
      {(writable || follows || goal.progress.length > 0) && (
        <div className={styles.goalFoot}>
          {writable && (
            <Button
              size="small"
              variant="quiet"
              icon={<IconPlus aria-hidden />}
              onClick={() => onTask({ do: 'intervention', goalId: goal.goalId })}
            >
              {t('addIntervention')}
            </Button>
          )}
          {(follows || goal.progress.length > 0) && (
            <Button
              size="small"
              variant="quiet"
              icon={<IconCheck aria-hidden />}
              onClick={() => onTask({ do: 'progress', goalId: goal.goalId })}
            >
              {t(follows ? 'progress' : 'progressSoFar')}
            </Button>
          )}
        </div>
      )}
    </Card>
  );
}

/** Where the goal stands: the line, the last value, and how it moved. */
function GoalFigure({ goal }: { goal: Goal }) {
  const { t } = useTranslation('plans');
  const words = usePlanWords();
  const format = useFormat();
  const progress = progressOf(goal, goal.progress);
  if (progress.latest === null) return null;
  const values = [...(goal.baseline === null ? [] : [goal.baseline]), ...goal.progress.map(({ value }) => value)];
  const falls = goal.target !== null && progress.first !== null && goal.target < progress.first;
  const latest = words.value(goal, progress.latest.value);
  return (
    <div className={styles.figure}>
      {values.length > 1 && (
        <Sparkline
          values={values}
          goal={goal.target ?? undefined}
          width={92}
          label={t('lineSays', { from: words.value(goal, values[0] ?? 0), to: latest, on: format.day(progress.latest.recordedOn) })}
        />
      )}
      <span className={styles.latest}>
        <b>{latest}</b>
        {progress.change !== null && (
          <Delta change={progress.change} betterWhen={falls ? 'lower' : 'higher'} unit={goal.scale === 'number' ? goal.unit : undefined} />
        )}
      </span>
    </div>
  );
}

function GoalMenu({ plan, goal, onTask }: Pick<GoalCardProps, 'plan' | 'goal' | 'onTask'>) {
  const { t } = useTranslation('plans');
  const { removeGoal } = useSavePlan();
  const [error, setError] = useState<unknown>();
  return (
    <>
      <Button size="small" onClick={() => onTask({ do: 'goal', goalId: goal.goalId })}>
        {t('edit')}
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <IconButton label={t('moreFor', { words: goal.clientWords })}>
            <IconDots aria-hidden />
          </IconButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => removeGoal(plan.id, goal.goalId, goal.version).catch(setError)}>{t('removeGoal')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {error !== undefined && <ProblemAlert error={error} />}
    </>
  );
}
