/** A foreground token on a background token, and the least contrast WCAG 2.2 asks of it. */
export type ContrastPair = { foreground: string; background: string; atLeast: number };

const surfaces = ['canvas', 'sheet', 'raised', 'sunken', 'hover'];
const inks = ['ink', 'ink-2', 'ink-3'];
const tinted = ['sea', 'course', 'overdue', 'today', 'soon', 'done'];
const categories = ['cat-identity', 'cat-social', 'cat-health', 'cat-mental', 'cat-finance', 'cat-legal', 'cat-protected'];
const marks = ['s1', 's2', 's3', 's4', 'committed', 'concession'];

const pairs = (foregrounds: string[], backgrounds: string[], atLeast: number): ContrastPair[] =>
  foregrounds.flatMap((foreground) => backgrounds.map((background) => ({ foreground, background, atLeast })));

/** Every text/background pair the components draw, with its limit: 4.5 for text, 3 for control borders and chart marks. */
export const pairsInUse: ContrastPair[] = [
  ...pairs([...inks, ...tinted], surfaces, 4.5),
  ...tinted.flatMap((tone) => pairs([tone, 'ink', 'ink-2'], [`${tone}-tint`], 4.5)),
  ...pairs(['on-sea'], ['sea', 'sea-strong'], 4.5),
  ...pairs(['sea-strong'], ['sea-tint'], 4.5),
  ...pairs(['on-committed'], ['committed'], 4.5),
  ...pairs(['on-concession'], ['concession'], 4.5),
  ...pairs(['ink'], ['hatch-b'], 4.5),
  ...pairs(categories, ['sheet', 'raised', 'sunken'], 4.5),
  ...pairs(['line-strong'], surfaces, 3),
  ...pairs(marks, ['sheet'], 3),
  // Bars only, never text and never the only sign.
  ...pairs(['today-mark'], ['sheet'], 2.5),
];
