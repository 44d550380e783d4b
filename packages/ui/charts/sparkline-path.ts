export type Point = { x: number; y: number };

/** Spreads values evenly over a width and scales them to a height, keeping `margin` free for the end mark. A flat series lies in the middle. */
export function sparklinePoints(
  values: readonly number[],
  size: { width: number; height: number; margin: number },
  include: readonly number[] = [],
): Point[] {
  const range = [...values, ...include];
  const [low, high] = [Math.min(...range), Math.max(...range)];
  const { width, height, margin } = size;
  const step = values.length > 1 ? (width - 2 * margin) / (values.length - 1) : 0;
  const yOf = (value: number) => (high === low ? height / 2 : height - margin - ((value - low) / (high - low)) * (height - 2 * margin));
  return values.map((value, index) => ({ x: margin + index * step, y: yOf(value) }));
}

/** The SVG path through points. */
export const pathThrough = (points: readonly Point[]): string =>
  points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
