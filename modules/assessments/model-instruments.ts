import { z } from 'zod';
import { DataCategory } from '#kernel';
import { BetterWhen, QuestionnaireKey } from './model.ts';

/**
 * What the rights holder allows: A everything, B with attribution, C the score only, D our own form; `imported` is the network's own affair.
 */
export const ShipClass = z.enum(['A', 'B', 'C', 'D', 'imported']);
export type ShipClass = z.infer<typeof ShipClass>;

/** How many points of the total its source calls a change that matters. */
export const RelevantChange = z.object({
  points: z.number().positive(),
  source: z.string(),
  /** False while nobody has checked the figure against its source. */
  verified: z.boolean(),
});
export type RelevantChange = z.infer<typeof RelevantChange>;

/** What no questionnaire says about itself. */
export interface ShippedInstrument {
  /** Who may see its answers. */
  readonly category: DataCategory;
  /** Under which terms we ship it. */
  readonly shipClass: ShipClass;
  /** Which way its total gets better. */
  readonly betterWhen: BetterWhen;
  /** Which way its parts get better, where that is not the way of the total. */
  readonly partsBetterWhen?: BetterWhen;
  readonly relevantChange?: RelevantChange;
}

export const shippedInstruments = {
  'lotse-needs': { category: 'social', shipClass: 'D', betterWhen: null, partsBetterWhen: 'higher' },
  'phq-9': { category: 'mental_health', shipClass: 'A', betterWhen: 'lower' },
  'gad-7': { category: 'mental_health', shipClass: 'A', betterWhen: 'lower' },
  // A screening outside a substance-use programme is a general health record (42 CFR 2.11 speaks of programmes).
  'audit-c': { category: 'health_general', shipClass: 'A', betterWhen: 'lower' },
  'who-5': {
    category: 'mental_health',
    shipClass: 'C',
    betterWhen: 'higher',
    relevantChange: { points: 10, source: 'WHO-5 (1998): a difference of 10 %', verified: false },
  },
  'katz-adl': { category: 'health_general', shipClass: 'B', betterWhen: 'higher' },
  'cfpb-financial-well-being': { category: 'finance', shipClass: 'A', betterWhen: 'higher' },
} as const satisfies Record<string, ShippedInstrument>;

const Translation = z.enum(['original', 'published', 'unavailable']);

export const InstrumentView = z.object({
  key: QuestionnaireKey,
  url: z.string(),
  version: z.string(),
  title: z.object({ text: z.string(), language: z.string(), inReadersLanguage: z.boolean() }),
  category: DataCategory,
  shipClass: ShipClass,
  licence: z.string(),
  translations: z.object({ en: Translation, de: Translation, it: Translation }),
  /** Questions a person answers, before any condition opens or closes some. */
  questions: z.int(),
  hasScore: z.boolean(),
  betterWhen: BetterWhen,
});
export type InstrumentView = z.infer<typeof InstrumentView>;

/** With the FHIR Questionnaire itself. */
export const InstrumentWithForm = InstrumentView.extend({ resource: z.record(z.string(), z.unknown()) });
export type InstrumentWithForm = z.infer<typeof InstrumentWithForm>;

/** A questionnaire brought from elsewhere: the FHIR R4 file as it is, what its answers are filed under, and under which terms it is used. */
export const QuestionnaireImport = z.object({
  id: z.uuid(),
  resource: z.record(z.string(), z.unknown()),
  category: DataCategory,
  licence: z.string().trim().max(2000).default(''),
  /** Which way its total gets better; null leaves it to what the file says, which is mostly nothing. */
  betterWhen: BetterWhen.default(null),
});
export type QuestionnaireImport = z.infer<typeof QuestionnaireImport>;

/** An instrument as those see it who decide which are used. */
export const InstrumentOnShelf = InstrumentView.extend({
  status: z.enum(['active', 'retired']),
  /** Names of the programmes that ask for it. */
  askedBy: z.array(z.string()),
});
export type InstrumentOnShelf = z.infer<typeof InstrumentOnShelf>;
