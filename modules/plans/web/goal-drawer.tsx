import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { categoriesOf, dataCategories, newId } from '#kernel';
import { useSession } from '#ui';
import { type GoalChange, GoalFields, NewGoal } from '../model.ts';
import { defaultsOf } from '../rules-progress.ts';
import { FormDrawer } from './form-drawer.tsx';
import { type Goal, type Plan, useSavePlan } from './queries.ts';
import { useGrounds } from './use-grounds.ts';

const empty = { ...NewGoal.omit({ clientWords: true }).parse({}), clientWords: '' };

type GoalDrawerProps = { plan: Plan; goal: Goal | undefined; lead?: ReactNode; onClose: () => void };

/** A goal: first what the client said and which need it answers, then how one sees that it is reached. */
export function GoalDrawer({ plan, goal, lead, onClose }: GoalDrawerProps) {
  const { t } = useTranslation(['plans', 'ui']);
  const { roles } = useSession();
  const save = useSavePlan();
  const id = useRef(newId());
  const mine = categoriesOf(roles);
  const grounds = useGrounds(plan.caseId);
  const needs = grounds.needs(goal?.needIds ?? []);
  const strengths = grounds.strengths(goal?.strengthIds ?? []);
  return (
    <FormDrawer
      title={t(goal ? 'editGoal' : 'addGoal')}
      saveLabel={t('save')}
      what={t('thisGoal')}
      schema={GoalFields}
      initial={goal ?? empty}
      version={goal?.version}
      lead={lead}
      onClose={onClose}
      draftKey={`plan-goal:${plan.id}:${goal?.goalId ?? 'new'}`}
      onSave={async ({ value, changes, version }) => {
        if (!goal) await save.addGoal(plan.id, { ...value, id: id.current, ...startOf(value) });
        else if (Object.keys(changes).length > 0)
          await save.changeGoal(plan.id, goal.goalId, version ?? goal.version, changes as GoalChange);
        onClose();
      }}
      sections={[
        {
          fields: {
            clientWords: { label: t('field.clientWords'), help: t('field.clientWordsHelp') },
            needIds: { label: t('field.needIds'), help: t('field.needIdsHelp'), options: needs, showIf: () => needs.length > 0 },
            measure: { label: t('field.measure'), help: t('field.measureHelp'), widget: 'text' },
            scale: {
              label: t('field.scale'),
              help: t('field.scaleHelp'),
              options: (['percent', 'number', 'gas'] as const).map((scale) => ({ value: scale, label: t(`scale.${scale}`) })),
            },
            unit: { label: t('field.unit'), help: t('field.unitHelp'), showIf: ({ scale }) => scale === 'number' },
            baseline: { label: t('field.baseline'), half: true },
            target: { label: t('field.target'), half: true },
            targetOn: { label: t('field.targetOn') },
            strengthIds: { label: t('field.strengthIds'), options: strengths, showIf: () => strengths.length > 0 },
            strengths: { label: t('field.strengths'), help: t('field.strengthsHelp') },
          },
        },
        {
          title: t('onlyUs'),
          fields: {
            internalNote: { label: t('field.internalNote'), help: t('field.internalNoteHelp') },
            category: {
              label: t('field.category'),
              help: t('field.categoryHelp'),
              widget: 'choice',
              options: dataCategories
                .filter((category) => mine.includes(category))
                .map((category) => ({ value: category, label: t(`ui:category.${category}`) })),
            },
          },
        },
      ]}
    />
  );
}

/** Per cent start at 0 and goal attainment at −2 unless somebody said otherwise. */
function startOf({ scale, baseline, target }: Pick<GoalFields, 'scale' | 'baseline' | 'target'>) {
  const usual = defaultsOf(scale);
  return { baseline: baseline ?? usual.baseline, target: target ?? usual.target };
}
