import { accept, type Decision, refuse } from '#kernel';

/** One resource of a file and where it stands in it, as a JSON pointer: `/entry/2/resource`. */
export interface FileResource {
  readonly at: string;
  readonly resource: Readonly<Record<string, unknown>>;
}

export type QuestionnaireFileRefusal =
  | { readonly code: 'questionnaire.none-in-file'; readonly resourceType: string }
  | { readonly code: 'questionnaire.several-in-file'; readonly count: number };

/**
 * The one questionnaire of a file, and the value sets and code systems that came with it. The file is the questionnaire itself, a Bundle, or the
 * answer of a `$questionnaire-package` operation, which is Bundles inside Parameters.
 */
export function readQuestionnaireFile(
  file: Readonly<Record<string, unknown>>,
): Decision<{ readonly questionnaire: FileResource; readonly terminology: readonly FileResource[] }, QuestionnaireFileRefusal> {
  const resources = resourcesOf({ at: '', resource: file });
  const ofType = (...types: string[]) => resources.filter(({ resource }) => types.includes(String(resource.resourceType)));
  const [questionnaire, ...others] = ofType('Questionnaire');
  if (!questionnaire) return refuse({ code: 'questionnaire.none-in-file', resourceType: String(file.resourceType ?? '') });
  if (others.length > 0) return refuse({ code: 'questionnaire.several-in-file', count: others.length + 1 });
  return accept({ questionnaire, terminology: ofType('ValueSet', 'CodeSystem') });
}

function resourcesOf({ at, resource }: FileResource): FileResource[] {
  switch (resource.resourceType) {
    case 'Bundle':
      return inside(resource.entry, `${at}/entry`);
    case 'Parameters':
      return inside(resource.parameter, `${at}/parameter`);
    default:
      return [{ at, resource }];
  }
}

function inside(parts: unknown, at: string): FileResource[] {
  if (!Array.isArray(parts)) return [];
  return parts.flatMap((part: { resource?: unknown } | null, index) =>
    isObject(part?.resource) ? resourcesOf({ at: `${at}/${index}/resource`, resource: part.resource }) : [],
  );
}

const isObject = (value: unknown): value is Record<string, unknown> => value !== null && typeof value === 'object' && !Array.isArray(value);
