import { z } from 'zod';

/** The languages every screen, mail and document speaks. */
export const languages = ['en', 'de', 'it'] as const;
export const Language = z.enum(languages);
export type Language = z.infer<typeof Language>;

/**
 * The language to answer in, from an Accept-Language header (RFC 9110 § 12.5.4): highest weight first, the order of the
 * header among equals; `de-CH` counts as `de`. Weight 0 excludes a language.
 */
export function negotiateLanguage(acceptLanguage: string | undefined, fallback: Language = 'en'): Language {
  const wishes = (acceptLanguage ?? '').split(',').map(parseWish);
  const ranked = wishes.filter((wish) => wish.weight > 0).toSorted((a, b) => b.weight - a.weight);
  for (const wish of ranked) {
    if (wish.tag === '*') return fallback;
    const found = Language.safeParse(wish.tag.split('-')[0]);
    if (found.success) return found.data;
  }
  return fallback;
}

/** The locale whose number and date forms a language uses (24-hour clock and day before month in all three). */
export function localeOf(language: Language): 'en-GB' | 'de-DE' | 'it-IT' {
  switch (language) {
    case 'en':
      return 'en-GB';
    case 'de':
      return 'de-DE';
    case 'it':
      return 'it-IT';
  }
}

function parseWish(text: string): { tag: string; weight: number } {
  const [tag = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith('q='));
  const weight = quality === undefined ? 1 : Number(quality.slice(2));
  return { tag, weight: tag !== '' && weight >= 0 && weight <= 1 ? weight : 0 };
}
