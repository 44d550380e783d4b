/**
 * One wrong field: where it is in the body (RFC 6901, `#/receivedOn`), what is wrong with it in the server's English, and as a code with facts for a
 * sentence in the reader's language.
 */
export type FieldProblem = { pointer: string; detail: string; code: string; facts: Readonly<Record<string, unknown>> };

type ProblemBody = {
  type?: string;
  title?: string;
  status?: number;
  code?: string;
  instance?: string;
  errors?: FieldProblem[];
  [fact: string]: unknown;
};

/** A refusal or failure the server answered as problem+json (RFC 9457). Status 0: no answer came at all. */
export class Problem extends Error {
  readonly status: number;
  /** What was refused, for programs: `referral.closed`. */
  readonly code: string;
  readonly title: string;
  readonly errors: readonly FieldProblem[];
  /** Everything else the refusal says: dates, counts, the fields of a conflict. */
  readonly facts: Readonly<Record<string, unknown>>;
  readonly requestId: string | undefined;

  constructor(status: number, body: ProblemBody = {}) {
    const { type, title, status: _status, code, instance, errors, ...facts } = body;
    super(title ?? `HTTP ${status}`);
    this.name = 'Problem';
    this.status = status;
    this.title = title ?? `HTTP ${status}`;
    this.code = code ?? codeFromType(type);
    this.errors = Array.isArray(errors) ? errors : [];
    this.facts = facts;
    this.requestId = instance?.replace(/^urn:request:/, '');
  }
}

/** Reads the problem of a failed answer; whatever is not problem+json keeps at least its status. */
export async function problemOf(response: Response): Promise<Problem> {
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  const body: unknown = isJson ? await response.json().catch(() => undefined) : undefined;
  return new Problem(response.status, typeof body === 'object' && body !== null ? (body as ProblemBody) : {});
}

const codeFromType = (type: string | undefined): string => type?.split('/').at(-1) ?? 'unknown';
