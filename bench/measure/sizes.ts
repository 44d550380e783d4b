const factors: Readonly<Record<string, number>> = { '': 1, k: 1_000, m: 1_000_000 };

/** Reads `500`, `10k` or `1m`. Throws on anything else. */
export function readCount(text: string): number {
  const [, digits, unit = ''] = /^(\d+)([km]?)$/.exec(text) ?? [];
  if (!digits) throw new Error(`${text} is no size: say 500, 10k or 1m.`);
  return Number(digits) * (factors[unit] ?? 1);
}
