/** How many letters of one word an option has room for in a drawer, by the columns that were asked for. */
const roomFor: Readonly<Record<number, number>> = { 3: 14, 4: 10 };
/** An icon takes the place of this many letters. */
const iconLetters = 3;

/**
 * The columns in which every word has room. A language with longer words ("Accompagnamento", "Besprechung") gets two where another
 * has four, instead of words that run over the edge.
 */
export function columnsWithRoom(columns: number, options: readonly { label: string; hasIcon: boolean }[]): number {
  const room = roomFor[columns];
  if (room === undefined) return columns;
  const needed = Math.max(...options.map(({ label, hasIcon }) => longestWord(label) + (hasIcon ? iconLetters : 0)));
  if (needed <= room) return columns;
  return columns === 4 ? 2 : 1;
}

/** On a phone two stand where a desk has four, unless all words are short. */
const shortWord = 7;

/** The columns on a phone, given those of a desk. */
export function narrowColumns(columns: number, options: readonly { label: string; hasIcon: boolean }[]): number {
  if (columns <= 3) return columns;
  return columns === 4 && options.every(({ label, hasIcon }) => !hasIcon && label.length <= shortWord) ? columns : 2;
}

const longestWord = (label: string): number => Math.max(...label.split(/[\s-]+/).map((word) => word.length));
