import type { z } from 'zod';
import { Refused } from '#kernel';

/**
 * One wrong field of a request: where it is (RFC 6901), what is wrong with it in English, and the same as a code with facts, from which screens make a
 * sentence in the reader's language. Never what was sent.
 */
export interface FieldProblem {
  readonly pointer: string;
  readonly detail: string;
  /** `missing`, the code of a rule of ours (`person.name-missing`), or the kind of issue as zod names it (`too_big`). */
  readonly code: string;
  /** The limits that were passed: `maximum`, `origin`, `format`. */
  readonly facts: Readonly<Record<string, string | number | boolean>>;
}

/** What is known of an issue, from zod itself or by way of Fastify. */
interface Issue {
  readonly path: readonly PropertyKey[];
  readonly code: string;
  readonly message: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** The refusal of what was sent outside a route's schema, such as the part of an upload; `place` begins its pointers: `#/document`. */
export function invalidRequest(error: z.core.$ZodError, place: string, sent: unknown): Refused {
  const errors = error.issues.map(({ path, code, message, ...params }) => fieldProblem({ path, code, message, params }, place, sent));
  return new Refused({ code: 'request.invalid', errors } as { code: string });
}

/** Says which field is wrong and why; a field that is empty is missing, whatever its schema complains of. */
export function fieldProblem({ path, code, message, params }: Issue, place: string, sent: unknown): FieldProblem {
  const pointer = [place, ...path.map(String)].join('/');
  if (code === 'custom') {
    const { code: rule, ...facts } = params.params && typeof params.params === 'object' ? (params.params as Record<string, unknown>) : {};
    return { pointer, detail: message, code: typeof rule === 'string' ? rule : code, facts: scalars(facts) };
  }
  return { pointer, detail: message, code: isEmpty(valueAt(sent, path)) ? 'missing' : code, facts: scalars(limitsOf(params)) };
}

const limitsOf = ({ origin, minimum, maximum, format }: Issue['params']) => ({ origin, minimum, maximum, format });

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

const valueAt = (sent: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((inside, step) => (inside as Record<PropertyKey, unknown> | null | undefined)?.[step], sent);

function scalars(facts: Record<string, unknown>): FieldProblem['facts'] {
  return Object.fromEntries(
    Object.entries(facts).flatMap(([name, fact]) => {
      const plain = typeof fact === 'bigint' ? Number(fact) : fact;
      return typeof plain === 'string' || typeof plain === 'number' || typeof plain === 'boolean' ? [[name, plain]] : [];
    }),
  );
}
