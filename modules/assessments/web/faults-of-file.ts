import { Problem } from '#client';

/** One thing that is wrong with a file, and every place where it is. */
export interface FileFault {
  readonly code: string;
  readonly facts: Readonly<Record<string, string>>;
  readonly places: readonly string[];
}

type Found = Readonly<Record<string, string>> & { readonly code: string; readonly path: string; readonly linkId: string };

/** What the server found wrong with the file: what is not FHIR at all, or what a form would stumble over. The same fault of many questions is one. */
export function faultsOf(error: unknown): FileFault[] {
  if (!(error instanceof Problem)) return [];
  const { problems = [] } = error.facts as { problems?: readonly Found[] };
  const notFhir = error.errors
    .filter(({ pointer }) => pointer.startsWith('#/resource'))
    .map(({ pointer }) => ({ code: 'not-fhir', facts: {}, place: pointer.slice('#/resource'.length) || '/' }));
  const faulty = problems.map(({ code, path, linkId, ...facts }) => ({
    code: code.replace('questionnaire.', ''),
    facts: code === 'questionnaire.repeated-link-id' ? { ...facts, linkId } : facts,
    place: path || linkId,
  }));
  const same = Map.groupBy([...faulty, ...notFhir], ({ code, facts }) => JSON.stringify([code, facts]));
  return [...same.values()].flatMap((faults) => (faults[0] ? [{ ...faults[0], places: faults.map(({ place }) => place) }] : []));
}
