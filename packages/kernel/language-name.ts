import { type Language, localeOf } from './language.ts';

/** Sign languages that the platform has no names for. */
const signLanguages: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  gsg: { en: 'German Sign Language', de: 'Deutsche Gebärdensprache', it: 'lingua dei segni tedesca' },
  ise: { en: 'Italian Sign Language', de: 'Italienische Gebärdensprache', it: 'lingua dei segni italiana' },
};

/** The name of a language in the reader's: `pt` is Portuguese, Portugiesisch, portoghese. A tag that nobody has a name for is its own name. */
export function languageName(tag: string, reader: Language): string {
  return signLanguages[tag]?.[reader] ?? nameByPlatform(tag, reader) ?? tag;
}

/** The platform throws at tags that are well formed (RFC 5646) but not its own way (Unicode locale identifiers), such as `zh-cmn`. */
function nameByPlatform(tag: string, reader: Language): string | undefined {
  try {
    return new Intl.DisplayNames(localeOf(reader), { type: 'language' }).of(tag);
  } catch {
    return undefined;
  }
}
