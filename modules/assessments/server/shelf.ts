import type { Language } from '#kernel';
import { loadActivePrograms } from '#modules/cases/server/index.ts';
import type { Tx } from '#platform';
import type { InstrumentOnShelf } from '../model-instruments.ts';
import { listInstruments, listRetired, toInstrumentView } from './instruments.ts';

/** Every instrument there is, those in use first, with the programmes that ask for it. */
export async function listShelf(tx: Tx, language: Language): Promise<InstrumentOnShelf[]> {
  const asking = await programsAsking(tx);
  const [active, retired] = [await listInstruments(tx), await listRetired(tx)];
  const place = (status: InstrumentOnShelf['status']) => (instrument: (typeof active)[number]) => ({
    ...toInstrumentView(instrument, language),
    status,
    askedBy: status === 'active' ? (asking.get(instrument.key) ?? []) : [],
  });
  return [...active.map(place('active')), ...retired.map(place('retired'))];
}

/** By the key of an instrument, the programmes at work that ask for it at the beginning or the end. */
export async function programsAsking(tx: Tx): Promise<ReadonlyMap<string, string[]>> {
  const asking = new Map<string, string[]>();
  for (const { name, settings } of await loadActivePrograms(tx)) {
    for (const key of new Set([...settings.requiredInstruments, ...settings.outcomeInstruments]))
      asking.set(key, [...(asking.get(key) ?? []), name]);
  }
  return asking;
}
