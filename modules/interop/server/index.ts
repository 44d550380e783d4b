import type { Area } from '#platform';
import { interopEvents } from './events.ts';
import { interopProblems } from './problems.ts';

export { type ImportRequest, importFhir, type OnProgress } from './import-fhir.ts';
export { type ImportRow, listedProblems } from './import-store.ts';

export const interopArea: Area = { name: 'interop', events: interopEvents, problems: interopProblems };
