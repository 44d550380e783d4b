import { useTranslation } from 'react-i18next';
import { Money } from '#kernel';
import { Chip, Drawer, ErrorState, Skeleton, type Tone, useFormat } from '#ui';
import styles from './plans.module.css';
import { type Changes, type Plan, useChanges } from './queries.ts';
import { useGrounds } from './use-grounds.ts';

type GoalChange = Changes['goals'][number];
type Field = Changes['fields'][number];
const tones: Readonly<Record<GoalChange['change'], Tone>> = { added: 'done', removed: 'overdue', changed: 'soon' };

/** What this version says that the one before did not, goal by goal. */
export function ChangesDrawer({ plan, onClose }: { plan: Plan; onClose: () => void }) {
  const { t } = useTranslation('plans');
  const changes = useChanges(plan.id);
  return (
    <Drawer opened onClose={onClose} title={t('whatChanged')}>
      {changes.isError && <ErrorState error={changes.error} onRetry={() => void changes.refetch()} />}
      {changes.isPending && <Skeleton rows={5} />}
      {changes.data && <ChangeList changes={changes.data} caseId={plan.caseId} />}
    </Drawer>
  );
}

function ChangeList({ changes, caseId }: { changes: Changes; caseId: string }) {
  const { t } = useTranslation('plans');
  const nothing = changes.fields.length === 0 && changes.goals.length === 0;
  return (
    <div className={styles.form}>
      {changes.from && <p className={styles.quiet}>{t('changedSince', { number: changes.from.number })}</p>}
      {changes.reason && <p>{t('changedBecause', { reason: changes.reason })}</p>}
      {nothing && <p>{t('nothingChanged')}</p>}
      {changes.fields.length > 0 && <FieldList fields={changes.fields} caseId={caseId} />}
      <ul className={styles.changes}>
        {changes.goals.map((goal) => (
          <li key={goal.goalId}>
            <p className={styles.changeHead}>
              <Chip tone={tones[goal.change]}>{t(`change.${goal.change}`)}</Chip>
              <q className={styles.words}>{goal.clientWords}</q>
            </p>
            <FieldList fields={goal.fields} caseId={caseId} />
            <ul>
              {goal.interventions.map((intervention) => (
                <li key={intervention.interventionId}>
                  <p className={styles.changeHead}>
                    <Chip tone={tones[intervention.change]}>{t(`change.${intervention.change}`)}</Chip>
                    <b>{intervention.what}</b>
                  </p>
                  <FieldList fields={intervention.fields} caseId={caseId} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Each field once, as it was and as it is. */
function FieldList({ fields, caseId }: { fields: readonly Field[]; caseId: string }) {
  const { t } = useTranslation('plans');
  const show = useFieldValue(caseId);
  if (fields.length === 0) return null;
  return (
    <dl className={styles.fields}>
      {fields.map((field) => (
        <div key={field.field}>
          <dt>{t(`field.${field.field}` as 'field.measure')}</dt>
          <dd>
            <del>{show(field.field, field.before)}</del>
            <ins>{show(field.field, field.after)}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function useFieldValue(caseId: string): (field: string, value: unknown) => string {
  const { t } = useTranslation(['plans', 'ui']);
  const format = useFormat();
  const grounds = useGrounds(caseId);
  return (field, value) => {
    if (value === null || value === undefined || value === '') return t('blank');
    if (Array.isArray(value)) return value.length === 0 ? t('blank') : value.map((id) => grounds.nameOf(String(id))).join(' · ');
    if (typeof value === 'number') return format.number(value);
    if (typeof value === 'object') return format.money(Money.parse(value));
    const text = String(value);
    switch (field) {
      case 'reviewOn':
      case 'targetOn':
      case 'startsOn':
      case 'endsOn':
      case 'dueOn':
        return format.day(text);
      case 'scale':
        return t(`scale.${text as 'percent'}`);
      case 'per':
        return t(`per.${text as 'week'}`);
      case 'costPer':
        return t(`costPer.${text as 'once'}`);
      case 'funding':
        return t(`funding.${text as 'open'}`);
      case 'category':
        return t(`ui:category.${text as 'social'}`);
      default:
        return text;
    }
  };
}
