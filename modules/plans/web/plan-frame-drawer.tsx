import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarDate } from '#kernel';
import { useFormat } from '#ui';
import { type PlanChange, PlanFields } from '../model.ts';
import { FormDrawer } from './form-drawer.tsx';
import { type Plan, useSavePlan } from './queries.ts';

type PlanFrameDrawerProps = { plan: Plan; suggestedReviewOn: string | null; lead?: ReactNode; onClose: () => void };

/** When the plan is looked at again, and what is done if something goes wrong. */
export function PlanFrameDrawer({ plan, suggestedReviewOn, lead, onClose }: PlanFrameDrawerProps) {
  const { t } = useTranslation('plans');
  const format = useFormat();
  const { change } = useSavePlan();
  return (
    <FormDrawer
      title={t('frame')}
      saveLabel={t('save')}
      what={t('thisPlan')}
      schema={PlanFields}
      initial={{ reviewOn: (plan.reviewOn ?? suggestedReviewOn) as CalendarDate | null, emergencyPlan: plan.emergencyPlan }}
      version={plan.version}
      lead={lead}
      onClose={onClose}
      draftKey={`plan:${plan.id}`}
      onSave={async ({ value, version }) => {
        await change(plan.id, version ?? plan.version, changedOf(plan, value));
        onClose();
      }}
      sections={[
        {
          fields: {
            reviewOn: {
              label: t('reviewOn'),
              // Only a draft may be without.
              oneOfSeveral: true,
              help: suggestedReviewOn === null ? undefined : t('suggestedReview', { on: format.day(suggestedReviewOn) }),
            },
            emergencyPlan: { label: t('emergencyPlan'), help: t('emergencyPlanHelp') },
          },
        },
      ]}
    />
  );
}

/** What is proposed counts as a change when it is saved: the plan did not say it before. */
function changedOf(plan: Plan, value: PlanFields): PlanChange {
  return {
    ...(value.reviewOn === plan.reviewOn ? {} : { reviewOn: value.reviewOn }),
    ...(value.emergencyPlan === plan.emergencyPlan ? {} : { emergencyPlan: value.emergencyPlan }),
  };
}
