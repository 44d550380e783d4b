export type Point = readonly [x: number, y: number];

/** The field in which a signature is drawn; points are whole numbers in it. */
export const field = { width: 1000, height: 300 } as const;

/** Nearer points than this say nothing new. */
const nearest = 4;
const mostPoints = 2_000;

/** A stroke with one more point, kept inside the field; the same stroke when the point adds nothing. */
export function withPoint(stroke: readonly Point[], [x, y]: Point): readonly Point[] {
  const point: Point = [clamp(x, field.width), clamp(y, field.height)];
  const last = stroke.at(-1);
  const isNear = last !== undefined && Math.hypot(point[0] - last[0], point[1] - last[1]) < nearest;
  return isNear || stroke.length >= mostPoints ? stroke : [...stroke, point];
}

/** Whether this is a signature rather than a slip of the finger: the same bound the server holds. */
export const isSignature = (strokes: readonly (readonly Point[])[]): boolean => strokes.flat().length >= 8;

/** The SVG path through the points of a stroke; a single point is a dot. */
export function pathOf(stroke: readonly Point[]): string {
  const [first, ...rest] = stroke;
  if (!first) return '';
  const start = `M${first[0]} ${first[1]}`;
  return rest.length === 0 ? `${start}h0.1` : start + rest.map(([x, y]) => `L${x} ${y}`).join('');
}

function clamp(value: number, most: number): number {
  return Math.round(Math.min(most, Math.max(0, value)));
}
