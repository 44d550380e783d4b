import { Refused } from '#kernel';
import type { App } from '../area.ts';
import type { FieldProblem } from './field-problems.ts';

/** Deeper than any form or FHIR resource; whatever reads a body again may do so by calling itself. */
export const deepestBody = 64;

/**
 * Reads JSON bodies as Fastify does, and refuses `request.invalid` what no field can hold: lists in lists without end, and texts with half a character
 * or NUL, which PostgreSQL does not store.
 */
export function readJsonBodies(app: App): void {
  const read = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, text, done) => {
    read(request, text as string, (error, body) => {
      const problem = error ? undefined : unstorable(body);
      if (problem) done(new Refused({ code: 'request.invalid', errors: [problem] } as { code: string }));
      else done(error, body);
    });
  });
}

/** The first place of a body that cannot be stored, or nothing. */
export function unstorable(body: unknown): FieldProblem | undefined {
  const ahead: { value: unknown; path: readonly string[] }[] = [{ value: body, path: [] }];
  for (let at = ahead.pop(); at; at = ahead.pop()) {
    const { value, path } = at;
    if (typeof value === 'string' && !isStorable(value)) return problemAt(path, 'text.unreadable', 'holds a character that is none');
    if (typeof value !== 'object' || value === null) continue;
    if (path.length === deepestBody) return problemAt([], 'body.too-deep', `goes deeper than ${deepestBody} levels`);
    for (const [key, inside] of Object.entries(value)) {
      if (!isStorable(key)) return problemAt(path, 'text.unreadable', 'has a name with a character that is none');
      ahead.push({ value: inside, path: [...path, key] });
    }
  }
  return undefined;
}

const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\u0000');

const problemAt = (path: readonly string[], code: string, detail: string): FieldProblem => ({
  pointer: ['#', ...path].join('/'),
  detail,
  code,
  facts: {},
});
