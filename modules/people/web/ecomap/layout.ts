import type { EcomapGroup } from '../../rules-ecomap.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** How large the picture is drawn and where its rings run; all in units of the picture, which are pixels when it is shown at its size. */
export interface Stage {
  readonly width: number;
  readonly height: number;
  readonly centre: Point;
  readonly household: { readonly rx: number; readonly ry: number };
  readonly outer: { readonly rx: number; readonly ry: number };
  /** Letters that fit on a line below a mark. */
  readonly letters: number;
}

export const personRadius = 34;
export const markRadius = 19;

/** A wide picture, or a tall one for a phone and the side of a page. */
export function stageFor(isNarrow: boolean, hasHousehold: boolean): Stage {
  const [width, height] = isNarrow ? [360, 560] : [760, 500];
  const inner = isNarrow ? { rx: 118, ry: 96 } : { rx: 178, ry: 116 };
  return {
    width,
    height,
    centre: { x: width / 2, y: height / 2 - 14 },
    household: hasHousehold ? inner : { rx: personRadius + 12, ry: personRadius + 12 },
    outer: { rx: width / 2 - (isNarrow ? 50 : 78), ry: height / 2 - (isNarrow ? 66 : 58) },
    letters: isNarrow ? 13 : 18,
  };
}

/**
 * Where everybody stands, in the order they come: the household beside the person, natural resources along the upper arc from the left, formal
 * services along the lower one. Who is earlier is not drawn.
 */
export function placeAll(groups: readonly EcomapGroup[], stage: Stage): (Point | undefined)[] {
  const count = (group: EcomapGroup) => groups.filter((one) => one === group).length;
  const seen: Record<EcomapGroup, number> = { household: 0, natural: 0, formal: 0, earlier: 0 };
  return groups.map((group) => placeOf(group, seen[group]++, count(group), stage));
}

function placeOf(group: EcomapGroup, index: number, count: number, stage: Stage): Point | undefined {
  const { household, outer } = stage;
  switch (group) {
    case 'household':
      return along(stage, { rx: household.rx * 0.66, ry: household.ry * 0.6 }, householdAngle(index, count));
    case 'natural':
      return along(stage, outer, arcAngle(180, index, count));
    case 'formal':
      return along(stage, outer, arcAngle(0, index, count));
    case 'earlier':
      return undefined;
  }
}

/** Left and right of the person first, where no line from the outside passes. */
function householdAngle(index: number, count: number): number {
  if (count <= 2) return index === 0 ? 180 : 0;
  return 180 + (360 / count) * index;
}

/** Half a circle from `start`, clockwise, shared evenly; the lower half begins at the right, so that neighbours stay neighbours. */
function arcAngle(start: number, index: number, count: number): number {
  return start + (180 / count) * (index + 0.5);
}

function along({ centre }: Stage, { rx, ry }: { rx: number; ry: number }, degrees: number): Point {
  const angle = (degrees * Math.PI) / 180;
  return { x: centre.x + rx * Math.cos(angle), y: centre.y + ry * Math.sin(angle) };
}

/** The line from the edge of the person to the edge of a mark, with room for an arrow at each end that has one. */
export function lineBetween(from: Point, to: Point, ends: { atPerson: boolean; atOther: boolean }): { start: Point; end: Point } {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const at = (distance: number): Point => ({
    x: from.x + ((to.x - from.x) / length) * distance,
    y: from.y + ((to.y - from.y) / length) * distance,
  });
  return { start: at(personRadius + 4 + (ends.atPerson ? 7 : 0)), end: at(length - markRadius - 4 - (ends.atOther ? 7 : 0)) };
}

/** A zigzag between two points: a bond that is under stress. */
export function zigzag(start: Point, end: Point): string {
  const length = Math.hypot(end.x - start.x, end.y - start.y);
  const teeth = Math.max(3, Math.round(length / 9));
  const [ux, uy] = [(end.x - start.x) / length, (end.y - start.y) / length];
  const corners = Array.from({ length: teeth - 1 }, (_, index) => {
    const [along, aside] = [((index + 1) * length) / teeth, index % 2 === 0 ? 4 : -4];
    return `L${round(start.x + ux * along - uy * aside)} ${round(start.y + uy * along + ux * aside)}`;
  });
  return `M${round(start.x)} ${round(start.y)}${corners.join('')}L${round(end.x)} ${round(end.y)}`;
}

/** The triangle of an arrow that points from one point to the other and has its foot at the other. */
export function arrowHead(from: Point, foot: Point): string {
  const length = Math.hypot(foot.x - from.x, foot.y - from.y);
  const [ux, uy] = [(foot.x - from.x) / length, (foot.y - from.y) / length];
  const corner = (side: number) => `${round(foot.x - uy * side - ux)},${round(foot.y + ux * side - uy)}`;
  return `${corner(5.5)} ${round(foot.x + ux * 9)},${round(foot.y + uy * 9)} ${corner(-5.5)}`;
}

/** A name on at most two lines; what does not fit ends in an ellipsis. The whole name is in the words beside the picture. */
export function linesOf(name: string, letters: number): string[] {
  const lines: string[] = [];
  for (const word of name.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= letters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  const [first = '', ...others] = lines;
  const rest = others.join(' ');
  return [first, rest].filter(Boolean).map((line) => (line.length > letters ? `${line.slice(0, letters - 1)}…` : line));
}

const round = (value: number) => Math.round(value * 10) / 10;
