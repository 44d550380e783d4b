import { z } from 'zod';
import { Country, countryName } from './country.ts';
import type { Language } from './language.ts';

const line = z.string().trim().max(200);

/** Where mail goes or somebody lives, as far as it is known. `lines` are street and number, flat, care of. */
export const PostalAddress = z
  .object({
    country: Country,
    lines: z.array(line.min(1)).max(5).default([]),
    postalCode: line.max(20).default(''),
    city: line.default(''),
    /** State of the USA (`WA`), province of Italy (`RM`); empty in Germany. */
    region: line.default(''),
  })
  .refine((address) => address.lines.length > 0 || address.city !== '' || address.postalCode !== '', {
    message: 'an address needs a street, a postal code or a place',
    path: ['lines'],
  })
  .superRefine((address, context) => {
    const shape = postalCodeShapes[address.country];
    if (address.postalCode === '' || !shape || shape.test(address.postalCode)) return;
    context.addIssue({
      code: 'custom',
      path: ['postalCode'],
      message: `no postal code of ${address.country}`,
      params: { code: 'postal-address.no-such-postal-code', country: address.country },
    });
  });
export type PostalAddress = z.infer<typeof PostalAddress>;

const postalCodeShapes: Readonly<Record<string, RegExp>> = { US: /^\d{5}(-\d{4})?$/, DE: /^\d{5}$/, IT: /^\d{5}$/ };

/** The lines of the address as its country writes them; the country itself is named when it is not `home`. */
export function formatAddress(address: PostalAddress, language: Language, home?: Country): string[] {
  const abroad = address.country === home ? [] : [countryName(address.country, language)];
  return [...address.lines, placeLine(address), ...abroad].filter((text) => text !== '');
}

function placeLine({ country, postalCode, city, region }: PostalAddress): string {
  if (country === 'US') return [[city, region].filter(Boolean).join(', '), postalCode].filter(Boolean).join(' ');
  const province = region === '' || country === 'DE' ? '' : `(${region})`;
  return [postalCode, city, province].filter(Boolean).join(' ');
}
