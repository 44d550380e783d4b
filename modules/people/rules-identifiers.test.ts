import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { IdentifierKind } from './model-identifiers.ts';
import { lastCharacters, normalizeIdentifier } from './rules-identifiers.ts';

describe('an identifier', () => {
  const valid: [IdentifierKind, string, string][] = [
    ['us_ssn', '078-05-1120', '078051120'],
    ['us_mbi', '1EG4-TE5-MK73', '1EG4TE5MK73'],
    ['de_kvnr', 'a 000 000 002', 'A000000002'],
    ['de_rvnr', '15 070649 C 103', '15070649C103'],
    ['it_codice_fiscale', 'rssmra85t10a562s', 'RSSMRA85T10A562S'],
    ['medical_record_number', 'H-00.4711', 'H004711'],
  ];
  for (const [kind, typed, kept] of valid)
    it(`of kind ${kind} typed as ${typed} is kept as ${kept}`, () =>
      assert.deepEqual(normalizeIdentifier(kind, typed), { ok: true, value: kept }));

  const wrong: [IdentifierKind, string][] = [
    ['us_ssn', '078-05-112'],
    ['us_mbi', '0EG4-TE5-MK73'],
    ['de_kvnr', 'A000000003'],
    ['de_rvnr', '15070649C104'],
    ['it_codice_fiscale', 'RSSMRA85T10A562T'],
    ['it_codice_fiscale', 'RSSMRA85'],
    ['other', '-'],
  ];
  for (const [kind, typed] of wrong)
    it(`of kind ${kind} typed as ${typed} is refused`, () =>
      assert.deepEqual(normalizeIdentifier(kind, typed), { ok: false, refusal: { code: 'identifier.not-valid', kind } }));

  it('shows little of itself, and of a short one less', () => {
    assert.equal(lastCharacters('078051120'), '1120');
    assert.equal(lastCharacters('A4711'), '11');
  });
});
