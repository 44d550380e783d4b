const systems: readonly (readonly [prefix: string, name: string])[] = [
  ['http://snomed.info/sct', 'SNOMED CT'],
  ['http://loinc.org', 'LOINC'],
  ['http://www.nlm.nih.gov/research/umls/rxnorm', 'RxNorm'],
  ['http://hl7.org/fhir/sid/icd-10-cm', 'ICD-10-CM'],
  ['http://hl7.org/fhir/sid/icd-10', 'ICD-10'],
  ['http://fhir.de/CodeSystem/bfarm/icd-10-gm', 'ICD-10-GM'],
  ['http://fhir.de/CodeSystem/bfarm/ops', 'OPS'],
  ['http://fhir.de/CodeSystem/bfarm/atc', 'ATC'],
  ['http://www.whocc.no/atc', 'ATC'],
  ['http://fhir.de/CodeSystem/ifa/pzn', 'PZN'],
  ['http://hl7.org/fhir/sid/ndc', 'NDC'],
  ['http://hl7.org/fhir/sid/cvx', 'CVX'],
  ['http://www.ama-assn.org/go/cpt', 'CPT'],
];

type Coded = { code: string | null; codeSystem: string | null };

/** The code with the name of its system, for those who look it up: "SNOMED CT 44054006". Null where there is nothing to look up. */
export function codeText({ code, codeSystem }: Coded): string | null {
  if (code === null) return null;
  const name = systems.find(([prefix]) => codeSystem?.startsWith(prefix))?.[1];
  return name === undefined ? code : `${name} ${code}`;
}

const tag = / \((disorder|finding|procedure|situation|event|regime\/therapy|observable entity|record artifact)\)(?=$|, )/g;

/**
 * The term without the tag by which SNOMED CT tells equal terms apart: "Diabetes (disorder)" is Diabetes. Terms of other systems are
 * left as they were sent.
 */
export function termText({ display, codeSystem }: { display: string; codeSystem: string | null }): string {
  return codeSystem?.startsWith('http://snomed.info/sct') ? withoutTags(display) : display;
}

/** Terms in a row, such as the reasons of a visit, without the tags of SNOMED CT. */
export function withoutTags(terms: string): string {
  return terms.replace(tag, '');
}
