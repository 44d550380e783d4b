import type { Language } from '#kernel';

/** Reads a number as it is typed in a language: "1,234.5" in English, "1.234,5" in German and Italian; both points as decimals when alone. */
export function readNumber(typed: string, language: Language): number | undefined {
  const text = typed.replaceAll(/[\s'’]/g, '').replace('−', '-');
  const [group, decimal] = language === 'en' ? [',', '.'] : ['.', ','];
  const grouped = new RegExp(`^-?\\d{1,3}(\\${group}\\d{3})+(\\${decimal}\\d+)?$`);
  const plain = /^-?\d+([.,]\d+)?$/;
  if (grouped.test(text)) return Number(text.replaceAll(group, '').replace(decimal, '.'));
  return plain.test(text) ? Number(text.replace(',', '.')) : undefined;
}
