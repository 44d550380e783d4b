const units = ['kB', 'MB', 'GB'] as const;

/** A file size for people: "38 kB", "2.4 MB". A thousand bytes are a kilobyte, as file managers count. */
export function sizeText(bytes: number, number: (value: number, options: Intl.NumberFormatOptions) => string): string {
  let value = Math.max(bytes, 1) / 1000;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${number(Math.max(value, 0.1), { maximumFractionDigits: value < 10 ? 1 : 0 })} ${units[unit]}`;
}
