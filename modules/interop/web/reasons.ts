import type { TFunction } from 'i18next';

/** Codes of what cannot be taken, as the reader, the mappers and the areas that are written to give them; each has its sentence. */
const reasons = [
  'json.malformed',
  'json.truncated',
  'json.too-large',
  'json.too-deep',
  'json.encoding',
  'json.repeated-member',
  'json.forbidden-member',
  'json.unusable-character',
  'json.unusable-number',
  'entry.no-resource',
  'resource.no-type',
  'resource.repeated',
  'resource.no-mapper',
  'resource.not-storable',
  'file.empty',
  'file.not-readable',
  'file.not-json',
  'file.encoding',
  'file.passed-over',
  'gzip.damaged',
  'gzip.truncated',
  'gzip.grows',
  'field.missing',
  'field.invalid',
  'field.unusable',
  'reference.unresolved',
  'attachment.invalid',
  'patient.no-name',
  'patient.refused',
  'patient.unknown',
  'patient.not-named',
  'patient.another-person',
  'patient.differs-here',
  'person.born-in-future',
  'person.died-in-future',
  'person.died-before-birth',
] as const;
type Reason = (typeof reasons)[number];

/** Why something was not taken, in the reader's language; a code of tomorrow is shown as it is. */
export function reasonText(t: TFunction<'interop'>, code: string): string {
  return isReason(code) ? t(`reason.${code}`) : t('reason.other', { code });
}

function isReason(code: string): code is Reason {
  return (reasons as readonly string[]).includes(code);
}
