import { NumberInput, Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CalendarDate, newId } from '#kernel';
import { Button, DateField, Drawer, LinkButton, ProblemAlert, ReasonDrawer, SectionHeader, Segmented, useFormat, useMay } from '#ui';
import { GoalOutcome } from '../model.ts';
import { fitsScale } from '../rules-progress.ts';
import styles from './plans.module.css';
import { ProgressChart } from './progress-chart.tsx';
import { type Goal, type Plan, useSavePlan } from './queries.ts';
import { usePlanWords } from './use-plan-words.ts';

type ProgressDrawerProps = { plan: Plan; goal: Goal; onClose: () => void };

/** How far a goal has come: the line with every value, and for those who work on it a new value and how it ended. */
export function ProgressDrawer({ plan, goal, onClose }: ProgressDrawerProps) {
  const { t } = useTranslation('plans');
  const mayWrite = useMay('plans.write') && plan.status === 'in_force';
  return (
    <Drawer opened onClose={onClose} title={t(mayWrite ? 'progress' : 'progressSoFar')}>
      <div className={styles.form}>
        <q className={styles.words}>{goal.clientWords}</q>
        {goal.progress.length > 0 && <ProgressChart goal={goal} />}
        {mayWrite && <NewValue plan={plan} goal={goal} />}
        <ValueList plan={plan} goal={goal} />
        {mayWrite && <OutcomeForm plan={plan} goal={goal} onSaved={onClose} />}
      </div>
    </Drawer>
  );
}

function NewValue({ plan, goal }: Omit<ProgressDrawerProps, 'onClose'>) {
  const { t } = useTranslation('plans');
  const format = useFormat();
  const { recordProgress } = useSavePlan();
  const id = useRef(newId());
  const [value, setValue] = useState<number | null>(null);
  const [on, setOn] = useState<string | null>(format.today);
  const [note, setNote] = useState('');
  const [state, setState] = useState<{ busy: boolean; error?: unknown; tried: boolean }>({ busy: false, tried: false });
  const wrong = value === null || !fitsScale(goal.scale, value);
  const save = async () => {
    if (wrong || on === null) return setState({ busy: false, tried: true });
    setState({ busy: true, tried: true });
    try {
      await recordProgress(plan.id, goal.goalId, { id: id.current, recordedOn: on, value, note });
      id.current = newId();
      setValue(null);
      setNote('');
      setState({ busy: false, tried: false });
    } catch (error) {
      setState({ busy: false, tried: true, error });
    }
  };
  return (
    <section className={styles.form}>
      <SectionHeader title={t('newValue')} />
      {goal.scale === 'gas' ? (
        <Segmented
          label={t('gasLabel')}
          options={['-2', '-1', '0', '1', '2'].map((step) => ({ value: step, label: t(`gas.${step as '0'}`) }))}
          value={value === null ? null : String(value)}
          onChange={(step) => setValue(Number(step))}
          columns={1}
          error={state.tried && wrong ? t('valueMissing') : undefined}
        />
      ) : (
        <NumberInput
          label={goal.measure || t('field.value')}
          value={value ?? ''}
          onChange={(next) => setValue(typeof next === 'number' ? next : null)}
          suffix={goal.scale === 'percent' ? '%' : goal.unit === '' ? '' : ` ${goal.unit}`}
          decimalSeparator={format.number(1.5).charAt(1)}
          hideControls
          error={state.tried && wrong ? t(goal.scale === 'percent' ? 'valueOffPercent' : 'valueMissing') : undefined}
        />
      )}
      <DateField label={t('field.recordedOn')} value={on as CalendarDate | null} onChange={setOn} latest={format.today} />
      <Textarea label={t('field.note')} autosize minRows={2} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
      {state.error !== undefined && <ProblemAlert error={state.error} />}
      <Button variant="primary" busy={state.busy} onClick={() => void save()}>
        {t('saveValue')}
      </Button>
    </section>
  );
}

/** Every value in words: the table behind the chart, and the way to mark a mistake. */
function ValueList({ plan, goal }: Omit<ProgressDrawerProps, 'onClose'>) {
  const { t } = useTranslation('plans');
  const format = useFormat();
  const words = usePlanWords();
  const mayWrite = useMay('plans.write') && plan.status === 'in_force';
  const { markProgressInError } = useSavePlan();
  const [wrong, setWrong] = useState<Goal['progress'][number]>();
  if (goal.progress.length === 0) return null;
  return (
    <section>
      <SectionHeader title={t('values')} count={goal.progress.length} />
      <ul className={styles.values}>
        {goal.progress.toReversed().map((entry) => (
          <li key={entry.id}>
            <span>{format.day(entry.recordedOn)}</span>
            <b>{words.value(goal, entry.value)}</b>
            <span className={styles.quiet}>{[entry.note, entry.recordedByName].filter(Boolean).join(' · ')}</span>
            {mayWrite && (
              <LinkButton onClick={() => setWrong(entry)} aria-label={t('valueWrongNamed', { on: format.day(entry.recordedOn) })}>
                {t('valueWrong')}
              </LinkButton>
            )}
          </li>
        ))}
      </ul>
      {wrong && (
        <ReasonDrawer
          title={t('valueWrong')}
          lead={<p>{t('valueWrongLead', { value: words.value(goal, wrong.value), on: format.day(wrong.recordedOn) })}</p>}
          label={t('valueWrongWhy')}
          verb={t('valueWrong')}
          isDanger
          onConfirm={(reason) => markProgressInError(plan.id, wrong.id, wrong.version, reason)}
          onClose={() => setWrong(undefined)}
        />
      )}
    </section>
  );
}

function OutcomeForm({ plan, goal, onSaved }: { plan: Plan; goal: Goal; onSaved: () => void }) {
  const { t } = useTranslation('plans');
  const format = useFormat();
  const { conclude } = useSavePlan();
  const [outcome, setOutcome] = useState<GoalOutcome | null>(goal.outcome);
  const [note, setNote] = useState(goal.outcomeNote ?? '');
  const [state, setState] = useState<{ busy: boolean; error?: unknown }>({ busy: false });
  const save = (end: { outcome: GoalOutcome; on: string; note: string } | null) => {
    setState({ busy: true });
    conclude(plan.id, goal.goalId, goal.outcomeVersion, end).then(onSaved, (error: unknown) => setState({ busy: false, error }));
  };
  return (
    <section className={styles.form}>
      <SectionHeader title={t('howItEnded')} />
      <Segmented
        label={t('outcomeLabel')}
        options={GoalOutcome.options.map((each) => ({ value: each, label: t(`outcome.${each}`) }))}
        value={outcome}
        onChange={setOutcome}
        columns={2}
      />
      {outcome !== null && (
        <>
          <Textarea
            label={t('field.outcomeNote')}
            autosize
            minRows={2}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <div className={styles.buttons}>
            <Button busy={state.busy} onClick={() => save({ outcome, on: format.today, note })}>
              {t('saveOutcome')}
            </Button>
            {goal.outcome !== null && (
              <Button variant="quiet" busy={state.busy} onClick={() => save(null)}>
                {t('goalGoesOn')}
              </Button>
            )}
          </div>
        </>
      )}
      {state.error !== undefined && <ProblemAlert error={state.error} />}
    </section>
  );
}
