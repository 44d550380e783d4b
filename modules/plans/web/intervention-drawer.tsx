import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '#client';
import { newId } from '#kernel';
import { Button, ProblemAlert, useSession } from '#ui';
import { CostPer, Funding } from '../model.ts';
import { FormDrawer } from './form-drawer.tsx';
import { By, byOf, changedFields, emptyIntervention, InterventionForm, isCounted, toFields } from './intervention-form.ts';
import styles from './plans.module.css';
import { type Intervention, type Plan, useColleagues, useSavePlan } from './queries.ts';

type InterventionDrawerProps = {
  caseId: string;
  plan: Plan;
  goalId: string;
  interventionId?: string | undefined;
  lead?: ReactNode;
  onClose: () => void;
};

/** An intervention: what is done, by whom, how often, until when. */
export function InterventionDrawer({ caseId, plan, goalId, interventionId, lead, onClose }: InterventionDrawerProps) {
  const { t } = useTranslation('plans');
  const save = useSavePlan();
  const id = useRef(newId());
  const { user } = useSession();
  const colleagues = useColleagues(caseId, 'intervention');
  const organizations = api.useQuery('get', '/api/organizations', { params: { query: { limit: 200 } } });
  const goal = plan.goals.find((one) => one.goalId === goalId);
  const intervention = goal?.interventions.find((one) => one.interventionId === interventionId);
  const people = (colleagues.data?.items ?? []).map((one) => ({ value: one.userId, label: one.name }));
  const places = (organizations.data?.items ?? []).map((one) => ({ value: one.id, label: one.name }));
  return (
    <FormDrawer
      title={t(intervention ? 'editIntervention' : 'addIntervention')}
      saveLabel={t('save')}
      what={t('thisIntervention')}
      schema={InterventionForm}
      initial={
        intervention
          ? { ...intervention, by: byOf(intervention), costPer: intervention.costPer ?? emptyIntervention.costPer }
          : { ...emptyIntervention, responsibleUserId: user.id }
      }
      version={intervention?.version}
      onClose={onClose}
      draftKey={`plan-intervention:${plan.id}:${intervention?.interventionId ?? `new:${goalId}`}`}
      lead={
        <>
          {lead}
          {goal && <q className={styles.words}>{goal.clientWords}</q>}
        </>
      }
      second={intervention && <RemoveButton plan={plan} intervention={intervention} onRemoved={onClose} />}
      onSave={async ({ value, changes, version }) => {
        if (!intervention) await save.addIntervention(plan.id, goalId, { ...toFields(value), id: id.current });
        else if (Object.keys(changes).length > 0)
          await save.changeIntervention(
            plan.id,
            intervention.interventionId,
            version ?? intervention.version,
            changedFields(value, changes),
          );
        onClose();
      }}
      sections={[
        {
          fields: {
            what: { label: t('field.what'), widget: 'text' },
            by: { label: t('field.by'), options: By.options.map((by) => ({ value: by, label: t(`by.${by}`) })) },
            responsibleUserId: { label: t('by.user'), widget: 'choice', options: people, showIf: ({ by }) => by === 'user' },
            responsibleOrganizationId: {
              label: t('by.organization'),
              widget: 'choice',
              options: places,
              showIf: ({ by }) => by === 'organization',
            },
            responsibleName: { label: t('field.responsibleName'), help: t('field.responsibleNameHelp'), showIf: ({ by }) => by === 'name' },
          },
        },
        {
          title: t('howOften'),
          fields: {
            per: {
              label: t('field.per'),
              options: (['once', 'day', 'week', 'month', 'as_needed'] as const).map((per) => ({ value: per, label: t(`per.${per}`) })),
              half: true,
            },
            times: { label: t('field.times'), half: true, showIf: ({ per }) => isCounted(per) },
            scheduleNote: { label: t('field.scheduleNote'), help: t('field.scheduleNoteHelp'), widget: 'text' },
            startsOn: { label: t('field.startsOn'), half: true },
            // A draft may leave both empty, a plan that is signed may not: neither is called optional.
            endsOn: { label: t('field.endsOn'), half: true, oneOfSeveral: true },
            dueOn: { label: t('field.dueOn'), help: t('field.dueOnHelp'), oneOfSeveral: true },
          },
        },
        {
          title: t('cost'),
          fields: {
            funding: { label: t('field.funding'), options: Funding.options.map((by) => ({ value: by, label: t(`funding.${by}`) })) },
            fundingNote: {
              label: t('field.fundingNote'),
              help: t('field.fundingNoteHelp'),
              widget: 'text',
              showIf: ({ funding }) => Boolean(funding) && funding !== 'free',
            },
            cost: {
              label: t('field.cost'),
              currency: intervention?.cost?.currency,
              showIf: ({ funding }) => funding !== 'free',
            },
            costPer: {
              label: t('field.costPer'),
              oneOfSeveral: true,
              options: CostPer.options.map((per) => ({ value: per, label: t(`costPer.${per}`) })),
              showIf: ({ funding, cost }) => Boolean(cost) && funding !== 'free',
            },
          },
        },
        { title: t('onlyUs'), fields: { internalNote: { label: t('field.internalNote') } } },
      ]}
    />
  );
}

function RemoveButton({ plan, intervention, onRemoved }: { plan: Plan; intervention: Intervention; onRemoved: () => void }) {
  const { t } = useTranslation('plans');
  const { removeIntervention } = useSavePlan();
  const [error, setError] = useState<unknown>();
  return (
    <>
      <Button
        variant="quiet"
        onClick={() => void removeIntervention(plan.id, intervention.interventionId, intervention.version).then(onRemoved, setError)}
      >
        {t('remove')}
      </Button>
      {error !== undefined && <ProblemAlert error={error} />}
    </>
  );
}
