import { Country, PostalAddress } from '#kernel';
import type { PostalAddress as SentAddress } from '../fhir/records.ts';

/**
 * A sender's address as ours. Senders often leave the country out; then it is `home`. A postal code that country does not write
 * so is kept as a line of its own: nothing is lost, and nothing wrong is taken for a postal code.
 */
export function addressOf(sent: SentAddress | null, home: Country): PostalAddress | null {
  if (!sent) return null;
  const known = Country.safeParse(sent.country?.toUpperCase());
  const foreign = sent.country !== null && !known.success ? [sent.country] : [];
  const fields = { country: known.data ?? home, city: sent.city ?? '', region: sent.state ?? '', postalCode: sent.postalCode ?? '' };
  const lines = [...sent.lines.slice(0, 4), ...foreign].slice(0, 5);
  const exact = PostalAddress.safeParse({ ...fields, lines });
  if (exact.success) return exact.data;
  return (
    PostalAddress.safeParse({ ...fields, postalCode: '', lines: [...lines.slice(0, 4), fields.postalCode].filter(Boolean) }).data ?? null
  );
}
