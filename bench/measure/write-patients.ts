// node write-patients.ts PATH RESOURCES bundle|ndjson
// Multiplies the test patients to one file and prints how many resources are in it. A process of its own, so that its memory is not taken for the import's.
import { createWriteStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { gunzipSync } from 'node:zlib';

const testData = join(import.meta.dirname, '../../modules/interop/test-data');
const [path = '', wanted = '', shape] = process.argv.slice(2);

const UUID = /(?<!\|)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
/** Stand in a template where each copy differs: in ids, in numbers of persons, in the content of notes. */
const place = { id: '<copy>', number: '<nr>', content: '<content>' };

interface Entry {
  readonly resource: { readonly resourceType: string; readonly id?: string; readonly identifier?: { value: string }[] };
}

let resources = 0;
await pipeline(Readable.from(text()), createWriteStream(path));
console.log(resources);

/** Copies of the test patients, each with ids of its own; what they share (hospitals, practitioners) is shared. */
async function* text(): AsyncGenerator<string> {
  const { shared, patients } = await templates();
  if (shape === 'bundle') yield '{"resourceType":"Bundle","type":"collection","entry":[';
  yield written(shared, 0);
  for (let copy = 1; resources < Number(wanted); copy += 1) for (const patient of patients) yield written(patient, copy);
  if (shape === 'bundle') yield ']}';
}

function written(entries: readonly string[], copy: number): string {
  const id = copy.toString(16).padStart(6, '0');
  const number = String(copy).padStart(4, '0').slice(-4);
  const before = shape === 'bundle' && resources > 0 ? ',' : '';
  resources += entries.length;
  const joined = entries.join(shape === 'bundle' ? ',' : '\n') + (shape === 'bundle' ? '' : '\n');
  return before + joined.replaceAll(place.id, id).replaceAll(place.number, number).replaceAll(place.content, btoa(id));
}

async function templates(): Promise<{ shared: string[]; patients: string[][] }> {
  const names = (await readdir(testData)).filter((file) => file.endsWith('.json.gz'));
  const bundles = await Promise.all(
    names.map(async (name) => (JSON.parse(gunzipSync(await readFile(join(testData, name))).toString('utf8')) as { entry: Entry[] }).entry),
  );
  const sharedIds = new Set(bundles.flat().flatMap((entry) => (isShared(entry) ? (entry.resource.id ?? []) : [])));
  return {
    shared: bundles.flatMap((entries) => entries.filter(isShared).map(inShape)),
    patients: bundles
      .map((entries) => entries.filter((entry) => !isShared(entry)).map((entry) => inShape(template(entry, sharedIds))))
      .filter((own) => own.length > 0),
  };
}

function isShared({ resource }: Entry): boolean {
  return /^(Organization|Location|Practitioner|PractitionerRole)$/.test(resource.resourceType);
}

function inShape(entry: Entry): string {
  return JSON.stringify(shape === 'bundle' ? entry : entry.resource);
}

/** The entry as any other patient's: ids, numbers (two persons share none) and notes (each is a file of its own) are told apart. */
function template(entry: Entry, sharedIds: ReadonlySet<string>): Entry {
  const ids = JSON.stringify(entry).replace(UUID, (id) => (sharedIds.has(id) ? id : id.slice(0, -6) + place.id));
  const apart = JSON.parse(ids, (key, value) =>
    key === 'data' && typeof value === 'string' ? value.replace(/=+$/, '').slice(0, -4) + place.content : value,
  ) as Entry;
  if (apart.resource.resourceType !== 'Patient') return apart;
  for (const identifier of apart.resource.identifier ?? [])
    if (!identifier.value.endsWith(place.id)) identifier.value = identifier.value.replace(/\d{4}(\D*)$/, `${place.number}$1`);
  return apart;
}
