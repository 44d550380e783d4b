import { type Language, localeOf } from './language.ts';

/** Sign languages that the platform has no names for. */
const signLanguages: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  gsg: { en: 'German Sign Language', de: 'Deutsche Gebärdensprache', it: 'lingua dei segni tedesca' },
  ise: { en: 'Italian Sign Language', de: 'Italienische Gebärdensprache', it: 'lingua dei segni italiana' },
};

/** The name of a language in the reader's: `pt` is Portuguese, Portugiesisch, portoghese. */
export function languageName(tag: string, reader: Language): string {
  return signLanguages[tag]?.[reader] ?? new Intl.DisplayNames(localeOf(reader), { type: 'language' }).of(tag) ?? tag;
}
