import { type Language, localeOf } from '#kernel';

/** Sign languages that the platform has no names for; ours lie under `people:language.<tag>`. */
const signLanguages = ['gsg', 'ise'] as const;
type SignLanguage = (typeof signLanguages)[number];

/** The name of a language in the reader's: `pt` is Portuguese, Portugiesisch, portoghese. */
export function languageName(tag: string, reader: Language, nameOfSignLanguage: (tag: SignLanguage) => string): string {
  const signed = signLanguages.find((one) => one === tag);
  if (signed) return nameOfSignLanguage(signed);
  return new Intl.DisplayNames(localeOf(reader), { type: 'language' }).of(tag) ?? tag;
}
