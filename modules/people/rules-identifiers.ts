import { accept, type Decision, refuse } from '#kernel';
import type { IdentifierKind } from './model-identifiers.ts';

export type IdentifierRefusal = { code: 'identifier.not-valid'; kind: IdentifierKind };

/**
 * The one form in which an identifier is kept and compared: no spaces, dots and hyphens, capitals. Refuses `identifier.not-valid` where length,
 * shape or check digit cannot be right; a number typed wrongly would join two people.
 */
export function normalizeIdentifier(kind: IdentifierKind, typed: string): Decision<string, IdentifierRefusal> {
  const value = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s.\-/]/g, '');
  return value.length >= 2 && (checks[kind]?.(value) ?? true) ? accept(value) : refuse({ code: 'identifier.not-valid', kind });
}

/** What stays visible: four characters of a long number, two of a short one. */
export function lastCharacters(normalized: string): string {
  return normalized.slice(normalized.length >= 8 ? -4 : -2);
}

const checks: Partial<Record<IdentifierKind, (value: string) => boolean>> = {
  us_ssn: (value) => /^\d{9}$/.test(value),
  // Letters S, L, O, I, B and Z never occur in real ones, but do in synthetic data, which must be able to come in.
  us_mbi: (value) => /^[1-9][A-Z][A-Z\d]\d[A-Z][A-Z\d]\d[A-Z]{2}\d{2}$/.test(value),
  de_kvnr: isKvnr,
  de_rvnr: isRvnr,
  it_codice_fiscale: isCodiceFiscale,
  it_tessera_sanitaria: (value) => /^\d{20}$/.test(value),
};

/** Health insurance number of § 290 SGB V: a letter, eight digits, and a check digit of weights 1, 2, 1, 2 … */
function isKvnr(value: string): boolean {
  if (!/^[A-Z]\d{9}$/.test(value)) return false;
  return weighted(letterAsDigits(value.slice(0, -1)), [1, 2]) % 10 === Number(value.at(-1));
}

/** Pension insurance number of § 147 SGB VI with the check digit of § 4 VKVV. */
function isRvnr(value: string): boolean {
  if (!/^\d{8}[A-Z]\d{3}$/.test(value)) return false;
  return weighted(letterAsDigits(value.slice(0, -1)), [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1]) % 10 === Number(value.at(-1));
}

function letterAsDigits(value: string): number[] {
  const digits = value.replace(/[A-Z]/, (letter) => String(letter.charCodeAt(0) - 64).padStart(2, '0'));
  return [...digits].map(Number);
}

/** Sum of the cross sums of digit × weight. */
function weighted(digits: readonly number[], weights: readonly number[]): number {
  return digits.reduce((sum, digit, index) => {
    const product = digit * (weights[index % weights.length] ?? 1);
    return sum + Math.floor(product / 10) + (product % 10);
  }, 0);
}

/** Italian tax code (D.M. 23 December 1976): sixteen characters, the last one computed from odd and even places. */
function isCodiceFiscale(value: string): boolean {
  if (!/^[A-Z]{6}[\dLMNPQRSTUV]{2}[ABCDEHLMPRST][\dLMNPQRSTUV]{2}[A-Z][\dLMNPQRSTUV]{3}[A-Z]$/.test(value)) return false;
  const sum = [...value.slice(0, 15)].reduce((total, character, index) => {
    const place = /\d/.test(character) ? Number(character) : character.charCodeAt(0) - 65;
    return total + (index % 2 === 0 ? (oddPlaces[place] ?? 0) : place);
  }, 0);
  return String.fromCharCode(65 + (sum % 26)) === value.at(-1);
}

/** Values of 0/A, 1/B … at the odd places, counted from one. */
const oddPlaces = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
