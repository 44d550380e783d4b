/** Whom to call at once, by country: help in danger, and somebody to talk to in a crisis of the soul where the country has a number for it. */
export interface EmergencyNumbers {
  readonly emergency: string;
  readonly crisis: string | null;
  readonly citation: string;
}

const byCountry: Readonly<Record<string, EmergencyNumbers>> = {
  US: { emergency: '911', crisis: '988', citation: '47 U.S.C. § 251(e)(3) and (4)' },
  DE: { emergency: '112', crisis: null, citation: 'Directive (EU) 2018/1972 art. 109; § 164 TKG' },
  IT: { emergency: '112', crisis: null, citation: 'Directive (EU) 2018/1972 art. 109' },
};

/** The numbers of a country; undefined where we know none, and the page then says only to call for help. */
export function emergencyNumbersOf(country: string | undefined): EmergencyNumbers | undefined {
  return country === undefined ? undefined : byCountry[country];
}
