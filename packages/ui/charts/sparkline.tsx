import styles from './sparkline.module.css';
import { pathThrough, sparklinePoints } from './sparkline-path.ts';

type SparklineProps = {
  /** Oldest first. */
  values: readonly number[];
  goal?: number | undefined;
  /** The lowest and highest figure there can be, so that lines beside each other are drawn to one scale; without it the line fills its height. */
  within?: readonly [number, number] | undefined;
  /** The sentence the line proves; without it the line only repeats what stands beside it. */
  label?: string | undefined;
  width?: number;
  height?: number;
};

/** How a measure moved, in the height of a row: one line, its last point, and the goal as a dashed line. */
export function Sparkline({ values, goal, within, label, width = 60, height = 26 }: SparklineProps) {
  const size = { width, height, margin: 4 };
  const points = sparklinePoints(values, size, [...(goal === undefined ? [] : [goal]), ...(within ?? [])]);
  const [goalPoint] = goal === undefined ? [] : sparklinePoints([goal], size, [...values, ...(within ?? [])]);
  const last = points.at(-1);
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: without a label the line only repeats the figure beside it and is hidden
    <svg className={styles.spark} width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden={label === undefined}>
      {label && <title>{label}</title>}
      {goalPoint && <line className={styles.goal} x1={0} x2={width} y1={goalPoint.y} y2={goalPoint.y} />}
      <path className={styles.line} d={pathThrough(points)} />
      {last && <circle className={styles.last} cx={last.x} cy={last.y} r={3.2} />}
    </svg>
  );
}
