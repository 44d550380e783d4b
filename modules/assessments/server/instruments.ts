import { readdirSync, readFileSync } from 'node:fs';
import { DataCategory, type Language, Refused } from '#kernel';
import type { Tx } from '#platform';
import {
  allItems,
  calculatedExpression,
  type FormText,
  improvementOf,
  originalLanguage,
  Questionnaire,
  textIn,
  translationStatus,
} from '#questionnaire';
import type { BetterWhen } from '../model.ts';
import {
  type InstrumentView,
  type RelevantChange,
  type ShipClass,
  type ShippedInstrument,
  shippedInstruments,
} from '../model-instruments.ts';

/** One edition of a questionnaire and what the product knows about it. */
export interface Instrument {
  readonly key: string;
  readonly url: string;
  readonly version: string;
  readonly category: DataCategory;
  readonly shipClass: ShipClass;
  readonly betterWhen: BetterWhen;
  /** Which way the parts of its score get better, areas of life among them. */
  readonly partsBetterWhen: BetterWhen;
  readonly relevantChange: RelevantChange | null;
  readonly licence: string;
  readonly form: Questionnaire;
}

const folder = new URL('../instruments/', import.meta.url);
let shipped: readonly Instrument[] | undefined;

/** Every instrument that can be answered now: ours in their order, then the network's own by title. */
export async function listInstruments(tx: Tx): Promise<Instrument[]> {
  const own = await importedRows(tx).where('status', '=', 'active').orderBy('title').execute();
  const ours = shippedEditions().filter(({ form }) => form.status === 'active');
  return [...ours, ...own.map(toInstrument)];
}

/** The network's own instruments that are answered no more, newest first. */
export async function listRetired(tx: Tx): Promise<Instrument[]> {
  const rows = await importedRows(tx).where('status', '=', 'retired').orderBy('createdAt', 'desc').execute();
  return rows.map(toInstrument);
}

/** One version of an instrument by its key, however old; refuses `questionnaire.not-found`. */
export async function loadVersion(tx: Tx, key: string, version: string): Promise<Instrument> {
  const ours = shippedEditions().find((edition) => edition.key === key && edition.version === version);
  if (ours) return ours;
  const row = await importedRows(tx).where('key', '=', key).where('formVersion', '=', version).executeTakeFirst();
  if (!row) throw new Refused({ code: 'questionnaire.not-found' });
  return toInstrument(row);
}

/** The edition of an instrument that is answered now; refuses `questionnaire.not-found`. */
export async function loadInstrument(tx: Tx, key: string): Promise<Instrument> {
  const ours = shippedEditions().find((edition) => edition.key === key && edition.form.status === 'active');
  if (ours) return ours;
  const row = await importedRows(tx)
    .where('key', '=', key)
    .where('status', '=', 'active')
    .orderBy('createdAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) throw new Refused({ code: 'questionnaire.not-found' });
  return toInstrument(row);
}

/** The very edition something was answered with, however old; refuses `questionnaire.not-found`. */
export async function loadEdition(tx: Tx, of: { url: string; version: string }): Promise<Instrument> {
  const ours = shippedEditions().find((edition) => edition.url === of.url && edition.version === of.version);
  if (ours) return ours;
  const row = await importedRows(tx).where('url', '=', of.url).where('formVersion', '=', of.version).executeTakeFirst();
  if (!row) throw new Refused({ code: 'questionnaire.not-found' });
  return toInstrument(row);
}

export function titleOf(instrument: Instrument, language: Language): FormText {
  const { form, key } = instrument;
  return textIn(form, form.title, form._title, language) ?? { text: key, language: originalLanguage(form), inReadersLanguage: true };
}

export function toInstrumentView(instrument: Instrument, language: Language): InstrumentView {
  const { form, key, url, version, category, shipClass, licence, betterWhen } = instrument;
  const items = allItems(form);
  return {
    key,
    url,
    version,
    title: titleOf(instrument, language),
    category,
    shipClass,
    licence,
    translations: { en: translationStatus(form, 'en'), de: translationStatus(form, 'de'), it: translationStatus(form, 'it') },
    questions: items.filter(({ type, readOnly }) => type !== 'group' && type !== 'display' && !readOnly).length,
    hasScore: items.some((item) => calculatedExpression(item) !== undefined),
    betterWhen,
  };
}

/** Every edition of every instrument that comes with the product. */
export function shippedEditions(): readonly Instrument[] {
  shipped ??= Object.keys(shippedInstruments).flatMap((key) => editionsOf(key as keyof typeof shippedInstruments));
  return shipped;
}

/** An edition that was replaced stays beside the new one as `<key>@<version>.json`, retired. */
function editionsOf(key: keyof typeof shippedInstruments): Instrument[] {
  const files = readdirSync(folder).filter((name) => name === `${key}.json` || name.startsWith(`${key}@`));
  return files.map((name) => {
    const form = Questionnaire.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8')));
    const { partsBetterWhen, relevantChange, ...known }: ShippedInstrument = shippedInstruments[key];
    const edition = { key, url: form.url ?? '', version: form.version ?? '', licence: form.copyright ?? '', form };
    return { ...edition, ...known, partsBetterWhen: partsBetterWhen ?? known.betterWhen, relevantChange: relevantChange ?? null };
  });
}

function importedRows(tx: Tx) {
  return tx.db.selectFrom('questionnaires').select(['key', 'url', 'formVersion', 'category', 'licence', 'resource']);
}

function toInstrument(row: {
  key: string;
  url: string;
  formVersion: string;
  category: string;
  licence: string;
  resource: unknown;
}): Instrument {
  const { formVersion, ...rest } = row;
  const form = Questionnaire.parse(row.resource);
  return {
    ...rest,
    version: formVersion,
    category: DataCategory.parse(row.category),
    shipClass: 'imported',
    betterWhen: improvementOf(form),
    // What is said of the total need not hold for its parts.
    partsBetterWhen: null,
    relevantChange: null,
    form,
  };
}
