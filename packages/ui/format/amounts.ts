import { formatMoney, type Language, localeOf, type Money } from '#kernel';

/** "$1,234.50", always to the cent, with a real minus; `sign` also writes a plus before gains. */
export function moneyText(money: Money, language: Language, { sign = false } = {}): string {
  const text = formatMoney(money, language).replace('-', '−');
  return sign && money.minor > 0 ? `+${text}` : text;
}

/** "1,234.5" in the reader's language; at most two decimals unless told otherwise. */
export const numberText = (value: number, language: Language, options: Intl.NumberFormatOptions = { maximumFractionDigits: 2 }): string =>
  new Intl.NumberFormat(localeOf(language), { useGrouping: 'always', ...options }).format(value);

/** "30 %": a share between 0 and 1. */
export const shareText = (share: number, language: Language): string =>
  new Intl.NumberFormat(localeOf(language), { style: 'percent', maximumFractionDigits: 1 }).format(share);

/** "Anna, Jo and River". */
export const listText = (items: readonly string[], language: Language): string =>
  new Intl.ListFormat(localeOf(language), { type: 'conjunction' }).format(items);

/** Compares texts as people sort them in their language: "Ärger" beside "Arger", 2 before 10. */
export const collatorOf = (language: Language): Intl.Collator =>
  new Intl.Collator(localeOf(language), { numeric: true, sensitivity: 'base' });
