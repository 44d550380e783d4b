import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { z } from 'zod';
import type { Country } from './country.ts';
import { accept, type Decision, refuse } from './decision.ts';

/** A phone number as ITU-T E.164 writes it: `+15550148020`, `+493012345678`. The one form that is stored and compared. */
export const PhoneNumber = z
  .string()
  .regex(/^\+[1-9]\d{5,14}$/)
  .brand<'PhoneNumber'>();
export type PhoneNumber = z.infer<typeof PhoneNumber>;

export type PhoneRefusal = { code: 'phone.unreadable' } | { code: 'phone.wrong-length' };

/**
 * Reads a number as people type it: `(555) 014-8020`, `030 1234567`, `0039 06 698…`, `+39 06 698…`. Without a country prefix it is one of `country`.
 * Whether the number is in use is not asked, only whether it has a length that occurs there.
 */
export function parsePhoneNumber(typed: string, country: Country): Decision<PhoneNumber, PhoneRefusal> {
  const text = typed.normalize('NFKC').trim().replace(/^00/, '+');
  const parsed = parsePhoneNumberFromString(text, isSupportedCountry(country) ? country : undefined);
  if (!parsed || /\p{L}/u.test(text.replace(/\b(ext|x|durchwahl|int)\b.*$/i, ''))) return refuse({ code: 'phone.unreadable' });
  if (!parsed.isPossible()) return refuse({ code: 'phone.wrong-length' });
  return accept(parsed.number as string as PhoneNumber);
}

/** How people of `country` read it: nationally at home (`(555) 014-8020`, `030 1234567`), with its prefix from abroad. */
export function formatPhoneNumber(phone: string, country?: Country): string {
  const parsed = parsePhoneNumberFromString(phone);
  if (!parsed) return phone;
  const atHome = country !== undefined && parsed.countryCallingCode === callingCode(country);
  return atHome ? parsed.formatNational() : parsed.formatInternational();
}

function callingCode(country: Country): string | undefined {
  if (!isSupportedCountry(country)) return undefined;
  return parsePhoneNumberFromString('1234567', country as CountryCode)?.countryCallingCode;
}
