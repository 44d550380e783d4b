import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { Refused } from '#kernel';
import type { Area, Problem, Problems } from '../area.ts';
import { type FieldProblem, fieldProblem } from './field-problems.ts';
import { refusalLog } from './refusal-log.ts';

/** Refusals of the frame itself. */
export const platformProblems: Problems = {
  'request.invalid': { status: 400, title: 'The request does not fit' },
  'request.too-large': { status: 413, title: 'The request is too large' },
  'request.too-many': { status: 429, title: 'Too many requests' },
  'request.unsupported': { status: 415, title: 'This content type is not taken here' },
  'request.foreign-site': { status: 403, title: 'Requests from other sites are refused' },
  'route.not-found': { status: 404, title: 'There is nothing at this address' },
  'session.missing': { status: 401, title: 'Please sign in' },
  'access.not-allowed': { status: 403, title: 'Your role does not allow this' },
  'record.not-found': { status: 404, title: 'No such record' },
  'record.referenced': { status: 409, title: 'It refers to something that does not exist or is still in use' },
  'create.id-reused': { status: 409, title: 'This id was used for something else' },
  'write.version-missing': { status: 428, title: 'Say which version you saw (If-Match)' },
  'write.conflict': { status: 409, title: 'Somebody changed this while you were writing' },
  'duty.safety-not-dismissed': { status: 422, title: 'A duty that protects somebody cannot be dismissed' },
  'duty.postponed-to-past': { status: 422, title: 'A duty can only be postponed to a time to come' },
  'duty.receiver-cannot-see': { status: 422, title: 'This colleague cannot see the case' },
  'service.unavailable': { status: 503, title: 'The database cannot be reached; try again' },
  'service.busy': { status: 503, title: 'Too much is going on at this moment; try again' },
  'storage.full': { status: 507, title: 'The server has no space left; nothing was saved' },
  'pdf.unavailable': { status: 501, title: 'This server cannot make PDF documents' },
  'server.error': { status: 500, title: 'Something went wrong on our side' },
};

/** All codes of all areas, once; throws at start-up when two areas claim one. */
export function collectProblems(areas: readonly Area[]): Map<string, Problem> {
  const all = new Map(Object.entries(platformProblems));
  for (const area of areas) {
    for (const [code, problem] of Object.entries(area.problems ?? {})) {
      if (all.has(code)) throw new Error(`two areas define the problem ${code}`);
      all.set(code, problem);
    }
  }
  return all;
}

/** The one handler that turns anything thrown into RFC 9457 problem+json; what it does not know is a 500 with the request's id and nothing else. */
export function problemHandler(areas: readonly Area[], baseUrl: string, refusals = refusalLog()) {
  const problems = collectProblems(areas);
  const constraints: Record<string, string> = Object.assign({}, ...areas.map((area) => area.constraints ?? {}));
  return (error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply) => {
    const { code, facts } = explain(error, constraints, request);
    const problem = problems.get(code) ?? { status: 500, title: 'Something went wrong on our side' };
    if (problem.status >= 500)
      request.log.error({ requestId: request.id, code, error: error.name, place: error.stack?.split('\n').slice(1, 6) }, 'request failed');
    else refusals.note(request, code, problem.status);
    const retryAfter = retryAfterSeconds[problem.status];
    if (retryAfter !== undefined) reply.header('retry-after', retryAfter);
    return reply
      .status(problem.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .serializer((body: unknown) => JSON.stringify(body))
      .send({
        ...facts,
        type: `${baseUrl}/problems/${code}`,
        code,
        title: problem.title,
        status: problem.status,
        instance: `urn:request:${request.id}`,
      });
  };
}

/** When it is worth another try: a database is back sooner than space is made. */
const retryAfterSeconds: Readonly<Record<number, number>> = { 503: 5, 507: 60 };

interface Explanation {
  readonly code: string;
  readonly facts: Record<string, unknown>;
}

function explain(error: FastifyError | Error, constraints: Record<string, string>, request: FastifyRequest): Explanation {
  if (error instanceof Refused) {
    const { code, ...facts } = error.refusal;
    return { code, facts };
  }
  if (hasZodFastifySchemaValidationErrors(error)) return { code: 'request.invalid', facts: { errors: fieldProblems(error, request) } };
  const { code = '', constraint = '' } = error as { code?: string; constraint?: string };
  const meaning = constraints[constraint];
  if (meaning) return { code: meaning, facts: {} };
  return { code: knownCodes[code] ?? (isDatabaseAway(code) ? 'service.unavailable' : 'server.error'), facts: {} };
}

const knownCodes: Record<string, string> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'request.too-large',
  FST_REQ_FILE_TOO_LARGE: 'request.too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'request.unsupported',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'request.invalid',
  FST_ERR_CTP_INVALID_JSON_BODY: 'request.invalid',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'request.invalid',
  FST_ERR_NOT_FOUND: 'route.not-found',
  FST_ERR_BAD_URL: 'request.invalid',
  FST_ERR_MAX_PARAM_LENGTH: 'route.not-found',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'request.unsupported',
  FST_FILES_LIMIT: 'request.too-large',
  FST_PARTS_LIMIT: 'request.too-large',
  FST_FIELDS_LIMIT: 'request.too-large',
  FST_PROTO_VIOLATION: 'request.invalid',
  FST_MP_PREMATURE_CLOSE: 'request.invalid',
  '23503': 'record.referenced',
  // a row that row-level security refuses to be written, a value no column takes: the caller may not, or sent nonsense
  '42501': 'access.not-allowed',
  '22021': 'request.invalid',
  '22P05': 'request.invalid',
  // others were faster three times, a lock was held too long, a statement was ended
  '40001': 'service.busy',
  '40P01': 'service.busy',
  '55P03': 'service.busy',
  '57014': 'service.busy',
  '53100': 'storage.full',
  ENOSPC: 'storage.full',
  EDQUOT: 'storage.full',
};

/** Whether what went wrong passes by itself or with more room on the disk: the same work may succeed later. */
export function isOutage(error: unknown): boolean {
  const { code = '' } = error as { code?: string };
  return ['service.busy', 'storage.full'].includes(knownCodes[code] ?? '') || isDatabaseAway(code);
}

/** Connections that break or are refused; a database that starts, stops or has too little of something; a transaction it ended; a file it cannot write. */
function isDatabaseAway(code: string): boolean {
  return /^(08|57P|53|25P03|25P04|58|ECONN|ENOENT|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN)/.test(code);
}

/** The validator keeps the path of an issue only as text. */
function fieldProblems(
  error: { validation: readonly ValidationIssue[]; validationContext?: string | undefined },
  request: FastifyRequest,
): FieldProblem[] {
  const context = error.validationContext ?? 'request';
  const sent = (request as unknown as Record<string, unknown>)[context === 'querystring' ? 'query' : context];
  return error.validation.map(({ instancePath, keyword, message = 'does not fit', params }) =>
    fieldProblem(
      { path: instancePath.split('/').slice(1), code: keyword, message, params },
      context === 'body' ? '#' : `#/${context}`,
      sent,
    ),
  );
}

interface ValidationIssue {
  readonly instancePath: string;
  readonly keyword: string;
  readonly message?: string | undefined;
  readonly params: Record<string, unknown>;
}
