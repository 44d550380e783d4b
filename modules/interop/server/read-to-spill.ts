import { createHash } from 'node:crypto';
import { Reference } from '../fhir/datatypes.ts';
import { containedCoverages, coverageFingerprint } from '../fhir/map-coverage.ts';
import { patientElements, sharedTypes } from '../fhir/mappers.ts';
import { baseOf, keysOf, referenceKey } from '../fhir/references.ts';
import { type FhirRead, readFhirFile } from './fhir-reader.ts';
import type { ImportFile } from './import-files.ts';
import type { ProblemFound } from './import-progress.ts';
import type { SpillWriter } from './spill.ts';

/** What the reading tells while it goes on. */
export interface ReadingReport {
  /** A resource of this type was read; `unsupported` means that nothing of it is kept. */
  read(type: string, unsupported: boolean): void;
  problem(problem: ProblemFound): void;
  bytes(count: number): void;
  /** What may come out of a compressed file, in bytes. */
  readonly mostUnpacked: number;
  /** Called after each resource; whoever waits here makes the reading wait. */
  breathe(): Promise<void> | void;
}

/** Reads the files and sorts what can be imported into the spill. `source` names the sender where the resources do not. */
export async function readToSpill(files: readonly ImportFile[], source: string, spill: SpillWriter, report: ReadingReport): Promise<void> {
  for (const file of files) {
    for await (const read of readFhirFile(file, { onBytes: report.bytes, mostUnpacked: report.mostUnpacked })) {
      if (read.kind === 'problem') report.problem({ file: read.file, path: read.path, code: read.code, at: read.at });
      else await sortResource(read, source, spill, report);
      await report.breathe();
    }
  }
}

type Resource = Extract<FhirRead, { kind: 'resource' }>;

async function sortResource(read: Resource, source: string, spill: SpillWriter, report: ReadingReport): Promise<void> {
  const { resource, fullUrl, file, path } = read;
  const type = resource.resourceType;
  const base = baseOf(fullUrl) ?? source;
  const { key, also } = keysOf(resource, fullUrl, base);
  const common = { base, file, path };
  if (type === 'Patient' || isShared(type)) {
    report.read(type, false);
    const own = key ?? `${base}|${type}#${createHash('sha256').update(read.text).digest('base64url')}`;
    await spill.add({ ...common, owner: own, type, key: own, also }, read.text);
    return;
  }
  const element = patientElements[type];
  report.read(type, element === undefined || type === 'ExplanationOfBenefit');
  if (element === undefined) return;
  const owner = patientKey(resource[element], base);
  if (type !== 'ExplanationOfBenefit') {
    await spill.add({ ...common, owner, type, key, also }, read.text);
    return;
  }
  for (const [index, coverage] of containedCoverages(resource).entries()) {
    const own = `${owner}#Coverage#${coverageFingerprint(coverage)}`;
    const text = Buffer.from(JSON.stringify(coverage));
    await spill.add({ ...common, path: `${path}.contained[${index}]`, owner, type: 'Coverage', key: own, also: null }, text);
  }
}

function isShared(type: string): boolean {
  return (sharedTypes as readonly string[]).includes(type);
}

/** The patient a resource names; null for none, for a group or device, or for something that cannot be found. */
function patientKey(value: unknown, base: string): string | null {
  const reference = Reference.safeParse(value);
  if (!reference.success) return null;
  const key = referenceKey(reference.data, base, 'Patient');
  if (key === null || key.startsWith('#')) return null;
  return key.startsWith('urn:uuid:') || key.includes('|Patient/') || key.startsWith('Patient?') ? key : null;
}
