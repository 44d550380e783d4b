import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { codeText, termText, withoutTags } from './code-text.ts';

const snomed = 'http://snomed.info/sct';

describe('a code', () => {
  it('stands with the name of its system', () => {
    assert.equal(codeText({ code: '44054006', codeSystem: snomed }), 'SNOMED CT 44054006');
    assert.equal(codeText({ code: 'E11.9', codeSystem: 'http://hl7.org/fhir/sid/icd-10-cm' }), 'ICD-10-CM E11.9');
    assert.equal(codeText({ code: 'I10', codeSystem: 'http://hl7.org/fhir/sid/icd-10' }), 'ICD-10 I10');
  });
  it('stands alone where its system is not known here', () => {
    assert.equal(codeText({ code: 'X1', codeSystem: 'http://example.org/own' }), 'X1');
    assert.equal(codeText({ code: 'X1', codeSystem: null }), 'X1');
    assert.equal(codeText({ code: null, codeSystem: snomed }), null);
  });
});

describe('a term', () => {
  it('of SNOMED CT loses the tag at its end, and nothing else', () => {
    assert.equal(termText({ display: 'Viral sinusitis (disorder)', codeSystem: snomed }), 'Viral sinusitis');
    assert.equal(termText({ display: 'Pain (severe)', codeSystem: snomed }), 'Pain (severe)');
  });
  it('among others loses its tag too', () => {
    assert.equal(withoutTags('Anemia (disorder), Fatigue (finding), Pain (severe)'), 'Anemia, Fatigue, Pain (severe)');
  });
  it('of another system stays as it was sent', () => {
    assert.equal(termText({ display: 'Smoking (finding)', codeSystem: 'http://loinc.org' }), 'Smoking (finding)');
  });
});
