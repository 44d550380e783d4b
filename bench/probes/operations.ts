import { openApiDocument } from '../../apps/server/openapi.ts';
import type { JsonSchema } from './from-schema.ts';

/** One operation of the API, as its OpenAPI description says it is asked. */
export interface Operation {
  /** `POST /cases/{id}/needs`: the method and the path below /api. */
  readonly name: string;
  /** The heading it stands under: `assessments`. */
  readonly area: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required?: boolean; readonly schema: JsonSchema }[];
  readonly body: JsonSchema | undefined;
}

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>;
}

interface DescribedOperation {
  readonly tags?: readonly string[];
  readonly parameters?: Operation['parameters'];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>> };
}

/** Every operation of the API, in the order of its description. */
export async function apiOperations(): Promise<Operation[]> {
  const { paths } = (await openApiDocument()) as Description;
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({
      name: `${method.toUpperCase()} ${path.replace(/^\/api/, '')}`,
      area: described.tags?.[0] ?? 'frame',
      method: method.toUpperCase() as Operation['method'],
      path,
      parameters: described.parameters ?? [],
      body: described.requestBody?.content['application/json']?.schema,
    })),
  );
}
