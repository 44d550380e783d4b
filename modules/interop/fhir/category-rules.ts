import type { DataCategory } from '#kernel';
import type { HealthEntryKind } from '../model-health.ts';

/**
 * Which codes make an imported record one of a protected category. Data with a date and a source, so that a network can see what
 * a decision rests on and a later edition can replace it. Everything not named here is `social` or `health_general`.
 */
export interface CategoryRuleSet {
  readonly effectiveFrom: string;
  readonly source: string;
  readonly rules: readonly CategoryRule[];
}

export type CategoryRule =
  | { readonly category: DataCategory; readonly system: string; readonly codes: readonly string[] }
  /** Codes that begin so, dots left out; `except` begins win. */
  | { readonly category: DataCategory; readonly system: string; readonly beginning: readonly string[]; readonly except?: readonly string[] }
  /** Words in the name of records of these kinds, where codes are too many to list (clinical drugs) or missing. */
  | { readonly category: DataCategory; readonly kinds: readonly HealthEntryKind[]; readonly words: RegExp };

const SNOMED = 'http://snomed.info/sct';
const LOINC = 'http://loinc.org';
const ICD10 = 'icd-10';
const ACT_CODE = 'http://terminology.hl7.org/CodeSystem/v3-ActCode';
const ACT_REASON = 'http://terminology.hl7.org/CodeSystem/v3-ActReason';
const PROBLEMS = ['condition', 'encounter', 'procedure', 'care_plan', 'goal', 'report'] as const;

/** Labels a sender put on the record itself (meta.security); they win over every code. */
export const securityLabels: CategoryRuleSet = {
  effectiveFrom: '2024-02-16',
  source: 'HL7 v3 ActCode (InformationSensitivityPolicy), FHIR security labels; 42 CFR Part 2 final rule, 89 FR 12472',
  rules: [
    { category: 'psychotherapy_notes', system: ACT_CODE, codes: ['PSYTHPN'] },
    { category: 'sud_part2', system: ACT_CODE, codes: ['42CFRPart2', 'ETH', 'ETHUD', 'OPIOIDUD', 'SUD', 'TBOO'] },
    { category: 'violence_safety', system: ACT_CODE, codes: ['SDV', 'VIO', 'MST'] },
    { category: 'reproductive_hiv_genetic', system: ACT_CODE, codes: ['HIV', 'STD', 'SEX', 'GDIS', 'SCA', 'SICKLE', 'ABORTION'] },
    { category: 'reproductive_hiv_genetic', system: ACT_REASON, codes: ['HIV'] },
    { category: 'mental_health', system: ACT_CODE, codes: ['MH', 'BH', 'PSY', 'EMOTDIS'] },
    { category: 'staff_or_vip', system: ACT_CODE, codes: ['VIP', 'CELEB', 'EMP'] },
    { category: 'identity', system: ACT_CODE, codes: ['DEMO'] },
  ],
};

const substanceUse: readonly CategoryRule[] = [
  // Nicotine (F17) is not a substance-use-disorder record in the sense of 42 CFR 2.11.
  { category: 'sud_part2', system: ICD10, beginning: list('F10 F11 F12 F13 F14 F15 F16 F18 F19 F55 R780 Z7141 Z7151') },
  // alcoholism, alcohol dependence and abuse, unhealthy drinking; opioid abuse and dependence; drug misuse, dependence, abuse
  {
    category: 'sud_part2',
    system: SNOMED,
    codes: list('7200002 66590003 15167005 10939881000119104 5602001 75544000 361055000 191816009 26416006'),
  },
  // detoxification; assessment of substance use, AUDIT-C, drug abuse screening, CRAFFT
  { category: 'sud_part2', system: SNOMED, codes: list('56876005 428211000124100 763302001 713106006 868187001') },
  // AUDIT and AUDIT-C, DAST-10, drugs of abuse in urine, substance abuse notes; 99999-0 is Synthea's opioid use disorder panel
  {
    category: 'sud_part2',
    system: LOINC,
    codes: list('75626-2 72109-2 68518-0 68519-8 68520-6 75624-7 82666-9 82667-7 65750-2 18823-5 34857-3 99999-0'),
  },
  { category: 'sud_part2', kinds: ['medication'], words: /\b(buprenorphin|methadon|naltrexon|disulfiram|acamprosat|naloxon)/i },
  {
    category: 'sud_part2',
    kinds: PROBLEMS,
    words:
      /\b(alcoholism|alcohol (use disorder|dependence|abuse)|opioid (use disorder|dependence|abuse)|drug (dependence|abuse)|detoxification|alkoholabhängig|drogenabhängig|suchterkrankung|dipendenza da (alcol|oppio|sostanze))/i,
  },
];

const violenceAndSafety: readonly CategoryRule[] = [
  {
    category: 'child_protection',
    system: ICD10,
    beginning: list('T7402 T7412 T7422 T7432 T7452 T7462 T7602 T7612 T7622 T7632 Z0442 Z0472 Z6281'),
  },
  { category: 'child_protection', system: SNOMED, codes: ['397940009'] }, // victim of child abuse
  { category: 'violence_safety', system: ICD10, beginning: list('T74 T76 Y07 Z69 Z9141 Z0441 Z0471') },
  // victim of intimate partner abuse, reports of violence in the environment, screening for domestic abuse
  { category: 'violence_safety', system: SNOMED, codes: list('706893006 424393004 866148006') },
  // PRAPARE questions about partner and safety; HARK; HITS as used in the AHC-HRSN tool; abuse status of the Omaha system
  {
    category: 'violence_safety',
    system: LOINC,
    codes: list('76501-6 93026-3 76499-3 76504-0 95614-4 95615-1 95616-9 95617-7 95618-5 28245-9'),
  },
  {
    category: 'violence_safety',
    kinds: PROBLEMS,
    words: /\b(domestic (abuse|violence)|intimate partner (abuse|violence)|häusliche gewalt|violenza domestica)/i,
  },
];

const reproductionHivGenetics: readonly CategoryRule[] = [
  {
    category: 'reproductive_hiv_genetic',
    system: ICD10,
    beginning: list('B20 Z21 R75 Z114 Z206 Z717 O Z30 Z31 Z32 Z33 Z34 Z36 Z37 Z39 Z3A Z640 N96 A50 A51 A52 A53 A54 A55 A56 A63 Z14 Z15'),
  },
  // HIV infection, AIDS, HIV positive, HIV antigen test; chlamydia, gonorrhoea and syphilis tests
  {
    category: 'reproductive_hiv_genetic',
    system: SNOMED,
    codes: list('86406008 62479008 165816005 31676001 310861008 165829005 269828009'),
  },
  // pregnancy, its complications and its end
  {
    category: 'reproductive_hiv_genetic',
    system: SNOMED,
    codes: list('72892002 19169002 35999006 156073000 79586000 198992004 398254007 10383002 714812005 386394001 66348005 11466000'),
  },
  // visits, tests and plans around pregnancy
  {
    category: 'reproductive_hiv_genetic',
    system: SNOMED,
    codes: list('424619006 424441002 169762003 183460006 134435003 252160004 169230002 274804006 225158009 443529005'),
  },
  // contraception and sterilisation
  {
    category: 'reproductive_hiv_genetic',
    system: SNOMED,
    codes: list('169553002 65200003 46706006 68254000 301807007 22523008'),
  },
  // HIV status and notes, sexual orientation, pregnancy status, genetic reports and notes
  {
    category: 'reproductive_hiv_genetic',
    system: LOINC,
    codes: list(
      '55277-8 47245-6 38961-9 76690-7 82810-3 51969-4 51965-2 55228-1 81247-9 69548-6 68652-7 68653-5 68655-0 68656-8 68659-2 68661-8 68662-6',
    ),
  },
  {
    category: 'reproductive_hiv_genetic',
    kinds: ['medication'],
    words:
      /\b(emtricitabin|tenofovir|dolutegravir|bictegravir|efavirenz|zidovudin|lamivudin|abacavir|darunavir|raltegravir|rilpivirin|cabotegravir)/i,
  },
  {
    category: 'reproductive_hiv_genetic',
    kinds: ['medication'],
    words:
      /\b(levonorgestrel|etonogestrel|medroxyprogesteron|ethinyl estradiol|norelgestromin|mifepriston|misoprostol|nuvaring|mirena|liletta|kyleena|skyla|natazia|seasonique|trinessa|jolivette|camila|errin|estrostep|levora|yaz)|contracept|kontrazep|contraccett/i,
  },
  { category: 'reproductive_hiv_genetic', kinds: PROBLEMS, words: /\b(HIV|AIDS)\b|pregnan|schwanger|gravidanza|antenatal/i },
];

const mentalHealth: readonly CategoryRule[] = [
  // Chapter F without substance use (F1), intellectual disability (F7) and dementia (F01–F03); self-harm
  {
    category: 'mental_health',
    system: ICD10,
    beginning: list('F0 F2 F3 F4 F5 F6 F8 F9 R45851 T1491 X7 X80 X81 X82 X83 Z915 Z8651'),
    except: list('F01 F02 F03 F55'),
  },
  // depression; anxiety and panic; post-traumatic stress, bipolar disorder, schizophrenia, ADHD, compulsion
  {
    category: 'mental_health',
    system: SNOMED,
    codes: list('370143000 36923009 35489007 66344007 197480006 48694002 21897009 371631005 231504006'),
  },
  { category: 'mental_health', system: SNOMED, codes: list('47505003 13746004 58214004 192127007 406506008 191736004 74732009') },
  // suicidal thoughts, attempt, risk and intent
  { category: 'mental_health', system: SNOMED, codes: list('6471006 82313006 225444004 304594002') },
  // psychiatric interview, therapies, plans; screening for depression and anxiety
  {
    category: 'mental_health',
    system: SNOMED,
    codes: list('79094001 228557008 408919008 718347000 737434004 386522008 171207006 454711000124102 715252007 710841007'),
  },
  // PHQ-9, PHQ-2, PHQ-A, EPDS, GAD-7
  {
    category: 'mental_health',
    system: LOINC,
    codes: list(
      '44249-1 44250-9 44251-7 44252-5 44253-3 44254-1 44255-8 44258-2 44259-0 44260-8 44261-6 69722-7 55757-9 55758-7 89204-2 89206-7 71354-5 69737-5 70274-6 68509-9 69725-0 69733-4 69734-2 69735-9 69736-7',
    ),
  },
  // notes of psychiatry, psychology and mental health services (LOINC document ontology)
  {
    category: 'mental_health',
    system: LOINC,
    codes: list(
      '11497-5 11510-5 11518-8 11527-9 18594-2 18738-5 28627-8 28628-6 28635-1 34102-4 34785-6 34786-4 34788-0 34791-4 34792-2 34904-3 57143-0 57157-0 57158-8 59259-2 68599-0 68601-4 68642-8 68644-4 68645-1 68646-9',
    ),
  },
  // Counselling notes: nobody but the author sees them until the author decides otherwise (45 CFR 164.501).
  { category: 'psychotherapy_notes', system: LOINC, codes: list('34787-2 34790-6 34793-0 34864-9 34865-6 34866-4') },
  {
    category: 'mental_health',
    kinds: ['medication'],
    words:
      /\b(fluoxetin|sertralin|citalopram|escitalopram|paroxetin|venlafaxin|duloxetin|mirtazapin|bupropion|amitriptylin|lithium|olanzapin|quetiapin|risperidon|aripiprazol|haloperidol|clozapin|ziprasidon|lurasidon|lorazepam|diazepam|alprazolam|clonazepam|buspiron|methylphenidat|amphetamin|atomoxetin)/i,
  },
  {
    category: 'mental_health',
    kinds: PROBLEMS,
    words:
      /\b(depressi(on|ve|va)|anxiety disorder|schizophren|bipolar|psychosis|psychotic|suicid|suizid|posttraumatic|post-traumatic|schizofren|angststörung|disturbo d'ansia)/i,
  },
];

const lawAndResidence: readonly CategoryRule[] = [
  { category: 'legal_immigration', system: ICD10, beginning: list('Z650 Z651 Z652 Z653') },
  { category: 'legal_immigration', system: SNOMED, codes: list('446654005 266948004') }, // refugee, criminal record
  { category: 'legal_immigration', system: LOINC, codes: list('93027-1 93028-9') }, // PRAPARE: refugee, incarceration
];

const socialCircumstances: readonly CategoryRule[] = [
  { category: 'social', system: ICD10, beginning: list('Z55 Z56 Z57 Z58 Z59 Z60 Z62 Z63 Z64 Z65 Z73 Z74 Z75') },
  // employment, schooling
  { category: 'social', system: SNOMED, codes: list('160903007 160904001 741062008 73438004 224299000 224295006') },
  // contact, isolation, stress, housing, homelessness, risky activity, transport, food, assessment of social needs
  {
    category: 'social',
    system: SNOMED,
    codes: list('423315002 422650009 73595000 105531004 32911000 160968000 713458007 266934004 706875005 733423003 710824005'),
  },
];

export const codeRules: CategoryRuleSet = {
  effectiveFrom: '2026-04-01',
  source:
    'ICD-10-CM April 2026 (CDC/NCHS, public domain); LOINC and SNOMED CT codes of the instruments and findings named in SDOHCC 3.0, US Core 6.1, the LOINC document ontology and Synthea 3',
  rules: [...substanceUse, ...violenceAndSafety, ...reproductionHivGenetics, ...mentalHealth, ...lawAndResidence, ...socialCircumstances],
};

function list(codes: string): string[] {
  return codes.split(' ');
}
