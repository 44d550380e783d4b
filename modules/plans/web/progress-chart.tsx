import { useTranslation } from 'react-i18next';
import { useFormat } from '#ui';
import { chartOf } from './chart-points.ts';
import styles from './plans.module.css';
import type { Goal } from './queries.ts';
import { usePlanWords } from './use-plan-words.ts';

const size = { width: 340, height: 150, left: 44, right: 14, top: 12, bottom: 24 };

/** The values of a goal over time with its target; spaced by day, labelled in place, every value readable below it. */
export function ProgressChart({ goal }: { goal: Goal }) {
  const { t } = useTranslation('plans');
  const format = useFormat();
  const words = usePlanWords();
  const chart = chartOf(goal, size);
  const [first, last] = [goal.progress.at(0), goal.progress.at(-1)];
  if (!first || !last) return null;
  const says = t('chartSays', {
    measure: goal.measure || t('field.value'),
    from: words.value(goal, first.value),
    to: words.value(goal, last.value),
    since: format.day(first.recordedOn),
  });
  return (
    <svg role="img" aria-label={says} className={styles.chart} viewBox={`0 0 ${size.width} ${size.height}`}>
      <title>{says}</title>
      {chart.ticks.map((tick) => (
        <g key={tick.value}>
          <line className={styles.grid} x1={size.left} x2={size.width - size.right} y1={tick.y} y2={tick.y} />
          <text className={styles.tick} x={size.left - 6} y={tick.y + 4} textAnchor="end">
            {format.number(tick.value)}
          </text>
        </g>
      ))}
      {chart.target !== null && (
        <>
          <line className={styles.targetLine} x1={size.left} x2={size.width - size.right} y1={chart.target} y2={chart.target} />
          <text className={styles.tick} x={size.width - size.right} y={chart.target - 4} textAnchor="end">
            {t('targetWord')}
          </text>
        </>
      )}
      <path className={styles.chartLine} d={chart.path} />
      {chart.points.map((point) => (
        <circle key={point.id} className={styles.chartDot} cx={point.x} cy={point.y} r={3.2} />
      ))}
      <text className={styles.tick} x={size.left} y={size.height - 6}>
        {format.day(first.recordedOn)}
      </text>
      {last !== first && (
        <text className={styles.tick} x={size.width - size.right} y={size.height - 6} textAnchor="end">
          {format.day(last.recordedOn)}
        </text>
      )}
    </svg>
  );
}
