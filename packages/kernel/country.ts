import { z } from 'zod';
import { type Language, localeOf } from './language.ts';

/** A country by its ISO 3166-1 code of two letters. */
export const Country = z
  .string()
  .regex(/^[A-Z]{2}$/)
  .refine(isCountry, { message: 'not a country code' });
export type Country = z.infer<typeof Country>;

/** The country in the reader's language: `Germany`, `Deutschland`, `Germania`. */
export function countryName(country: Country, language: Language): string {
  return new Intl.DisplayNames(localeOf(language), { type: 'region' }).of(country) ?? country;
}

function isCountry(code: string): boolean {
  // ZZ is the code for an unknown region.
  return (
    /^[A-Z]{2}$/.test(code) && code !== 'ZZ' && new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }).of(code) !== undefined
  );
}
