import type { Country, Language } from '#kernel';

/** Where a browser seems to be at home: a first guess that can be changed. */
export interface Home {
  readonly country: Country;
  readonly currency: string;
  readonly timeZone: string;
}

const countryOfLanguage: Record<Language, Country> = { en: 'US', de: 'DE', it: 'IT' };

/** Euro where the euro is legal tender (Council Regulation 974/98 as amended; Bulgaria since 2026), else the currency of the country we know. */
const euroCountries = 'AD AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MC MT NL PT SI SK SM VA'.split(' ');
const otherCurrencies: Record<Country, string> = {
  AU: 'AUD',
  CA: 'CAD',
  CH: 'CHF',
  CZ: 'CZK',
  DK: 'DKK',
  GB: 'GBP',
  HU: 'HUF',
  LI: 'CHF',
  NO: 'NOK',
  NZ: 'NZD',
  PL: 'PLN',
  RO: 'RON',
  SE: 'SEK',
};

/** The country of the first language tag that names one, else that of the language; its currency; the time zone of the device. */
export function homeOf(tags: readonly string[], language: Language): Home {
  const region = tags.map((tag) => new Intl.Locale(tag).region).find((candidate) => candidate !== undefined);
  const country = region ?? countryOfLanguage[language];
  return { country, currency: currencyOf(country), timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone };
}

export function currencyOf(country: Country): string {
  return euroCountries.includes(country) ? 'EUR' : (otherCurrencies[country] ?? 'USD');
}
