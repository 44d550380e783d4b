import { Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Chip, cx, DotsStrip, IconButton, ProblemAlert, useFormat, useMay } from '#ui';
import styles from './plans.module.css';
import { type Intervention, type Plan, useSavePlan } from './queries.ts';
import { usePlanWords } from './use-plan-words.ts';

type InterventionRowProps = { plan: Plan; intervention: Intervention; onEdit?: (() => void) | undefined };

const dots = { kept: 'attended', missed: 'missed', planned: 'planned' } as const;

/** One intervention: what, who, how often, how the visits went, and what comes next. */
export function InterventionRow({ plan, intervention, onEdit }: InterventionRowProps) {
  const { t } = useTranslation('plans');
  const format = useFormat();
  const words = usePlanWords();
  const mayWrite = useMay('plans.write');
  const over = intervention.status === 'done' || intervention.status === 'stopped';
  const isLate = !over && plan.status === 'in_force' && dueOf(intervention) !== null && (dueOf(intervention) ?? '') < format.today;
  return (
    <li className={cx(styles.intervention, over && styles.over)}>
      <div className={styles.interventionWords}>
        <span>
          <b>{intervention.what}</b> {words.whoAndWhen(intervention) || <em className={styles.nobody}>{t('nobody')}</em>}
        </span>
        {words.cost(intervention) !== '' && <span className={styles.quiet}>{words.cost(intervention)}</span>}
        {intervention.attendance.length > 0 && <DotsStrip dots={intervention.attendance.map((state) => dots[state])} />}
        {over && (
          <Chip tone={intervention.status === 'done' ? 'done' : 'neutral'}>
            {t(`status.${intervention.status}`)}
            {intervention.statusOn && ` ${format.day(intervention.statusOn)}`}
          </Chip>
        )}
      </div>
      <span className={cx(styles.next, isLate && styles.late)}>
        {intervention.nextAppointmentAt
          ? t('next', { when: format.instant(intervention.nextAppointmentAt) })
          : isLate
            ? t('wasDue', { on: format.day(dueOf(intervention) ?? '') })
            : words.period(intervention)}
      </span>
      {onEdit && (
        <Button size="small" variant="quiet" onClick={onEdit} aria-label={t('editNamed', { what: intervention.what })}>
          {t('edit')}
        </Button>
      )}
      {!onEdit && mayWrite && plan.status === 'in_force' && <StatusMenu plan={plan} intervention={intervention} />}
    </li>
  );
}

const dueOf = ({ dueOn, endsOn }: Intervention): string | null => dueOn ?? endsOn;

/** Says how it goes, in one press. */
function StatusMenu({ plan, intervention }: { plan: Plan; intervention: Intervention }) {
  const { t } = useTranslation('plans');
  const format = useFormat();
  const { moveIntervention } = useSavePlan();
  const [error, setError] = useState<unknown>();
  const others = (['running', 'done', 'stopped', 'planned'] as const).filter((status) => status !== intervention.status);
  const move = (status: Intervention['status']) => {
    setError(undefined);
    moveIntervention(plan.id, intervention.interventionId, intervention.statusVersion, { status, on: format.today }).catch(setError);
  };
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <IconButton label={t('howGoes', { what: intervention.what })}>
            <IconDots aria-hidden />
          </IconButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('howGoesLabel')}</Menu.Label>
          {others.map((status) => (
            <Menu.Item key={status} onClick={() => move(status)}>
              {t(`moveTo.${status}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {error !== undefined && <ProblemAlert error={error} />}
    </>
  );
}
