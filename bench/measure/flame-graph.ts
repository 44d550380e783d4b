import type { Profiler } from 'node:inspector';

/** A function as it was called, with the microseconds it and what it called took. */
export interface Frame {
  readonly name: string;
  /** Whose it is: a package, `lotse`, `node`, or what V8 does by itself. */
  readonly owner: string;
  readonly own: number;
  readonly total: number;
  readonly calls: readonly Frame[];
}

/** Waiting, and the taking of the profile itself. */
const isLeftOut = ({ functionName, url }: Profiler.ProfileNode['callFrame']) =>
  ['(idle)', '(program)', '(root)'].includes(functionName) || url === 'node:inspector';

/** The calls of a profile as a tree; the same function called from the same place is one frame. */
export function framesOf({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): Frame {
  const own = new Map<number, number>();
  for (const [at, id] of samples.entries()) own.set(id, (own.get(id) ?? 0) + (timeDeltas[at] ?? 0));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const toFrame = (node: Profiler.ProfileNode): Frame => {
    const calls = (node.children ?? []).flatMap((id) => {
      const child = byId.get(id);
      return child && !isLeftOut(child.callFrame) ? [toFrame(child)] : [];
    });
    const spent = isLeftOut(node.callFrame) ? 0 : (own.get(node.id) ?? 0);
    return {
      name: node.callFrame.functionName || '(anonymous)',
      owner: ownerOf(node.callFrame),
      own: spent,
      total: calls.reduce((sum, { total }) => sum + total, spent),
      calls,
    };
  };
  const [root] = nodes;
  if (!root) throw new Error('the profile is empty');
  return { ...toFrame(root), name: 'all', owner: 'all' };
}

/** What each package took itself, as a share of the whole, the most first. */
export function sharesOf(root: Frame): { owner: string; share: number }[] {
  const taken = new Map<string, number>();
  const add = (frame: Frame): void => {
    taken.set(frame.owner, (taken.get(frame.owner) ?? 0) + frame.own);
    frame.calls.forEach(add);
  };
  add(root);
  return [...taken].map(([owner, own]) => ({ owner, share: own / root.total })).toSorted((a, b) => b.share - a.share);
}

function ownerOf({ functionName, url }: Profiler.ProfileNode['callFrame']): string {
  const [, installed] = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url) ?? [];
  if (installed) return installed;
  if (url.startsWith('node:')) return 'node';
  if (url.startsWith('file:')) return 'lotse';
  return functionName === '(garbage collector)' ? 'garbage collector' : 'V8 and system calls';
}

const size = { width: 1200, row: 17, least: 4, letters: 6.4 };

/** Draws the tree from the top down, as wide as it took long; names in full on hovering. */
export function flameGraph(root: Frame, title: string): string {
  const boxes: string[] = [];
  let depth = 0;
  const draw = (frame: Frame, left: number, row: number): void => {
    const width = (frame.total / root.total) * size.width;
    if (width < size.least) return;
    depth = Math.max(depth, row);
    boxes.push(box(frame, { left, row, width, share: frame.total / root.total }));
    let at = left;
    for (const call of frame.calls.toSorted((a, b) => b.total - a.total)) {
      draw(call, at, row + 1);
      at += (call.total / root.total) * size.width;
    }
  };
  draw(root, 0, 1);
  const height = (depth + 1) * size.row + 4;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${height}" font-family="Inter, sans-serif" font-size="11"><title>${escaped(title)}</title>
<rect width="100%" height="100%" fill="#fff"/><text x="4" y="13" font-weight="600">${escaped(title)}</text>
${boxes.join('\n')}
</svg>
`;
}

function box({ name, owner }: Frame, { left, row, width, share }: { left: number; row: number; width: number; share: number }): string {
  const [x, y] = [left.toFixed(1), row * size.row];
  const room = Math.floor((width - 4) / size.letters);
  const text =
    room < 3
      ? ''
      : `<text x="${(left + 3).toFixed(1)}" y="${y + 12}">${escaped(name.length > room ? `${name.slice(0, room - 1)}…` : name)}</text>`;
  const words = escaped(`${name} · ${owner} · ${(share * 100).toFixed(1)} %`);
  return `<g><title>${words}</title><rect x="${x}" y="${y}" width="${Math.max(width - 0.5, 0.5).toFixed(1)}" height="${size.row - 1}" fill="${colourOf(owner)}"/>${text}</g>`;
}

function colourOf(owner: string): string {
  switch (owner) {
    case 'all':
      return '#e5e7eb';
    case 'lotse':
      return '#7dd3c0';
    case 'node':
      return '#cbd5e1';
    case 'garbage collector':
    case 'V8 and system calls':
      return '#f1b5a5';
    default:
      return '#f6d58a';
  }
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => entities[letter] ?? letter);
}
