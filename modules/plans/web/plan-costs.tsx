import { useTranslation } from 'react-i18next';
import { SectionHeader } from '#ui';
import { costsByFunding } from '../rules-costs.ts';
import styles from './plans.module.css';
import type { Plan } from './queries.ts';
import { usePlanWords } from './use-plan-words.ts';

/** What the plan costs, by who pays; nothing where nobody has said anything about it. */
export function PlanCosts({ plan }: { plan: Plan }) {
  const { t } = useTranslation('plans');
  const words = usePlanWords();
  const costs = costsByFunding(plan.goals.flatMap(({ interventions }) => interventions));
  if (costs.length === 0) return null;
  return (
    <section className={styles.costs}>
      <SectionHeader title={t('costs')} />
      <dl>
        {costs.map((line) => (
          <div key={line.funding}>
            <dt>{t(`funding.${line.funding}`)}</dt>
            <dd>{words.costs(line)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
