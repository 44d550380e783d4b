/** Groups what stands in order of time by its calendar day, keeping the order. */
export function groupByDay<Item extends { at: string }>(
  items: readonly Item[],
  dayAt: (instant: string) => string,
): { day: string; items: Item[] }[] {
  const groups: { day: string; items: Item[] }[] = [];
  for (const item of items) {
    const day = dayAt(item.at);
    const last = groups.at(-1);
    if (last?.day === day) last.items.push(item);
    else groups.push({ day, items: [item] });
  }
  return groups;
}
