import type { FastifyRequest } from 'fastify';
import { Refused } from '#kernel';

/** Refuses `request.unsupported` for a body in parts that does not say what parts them: nobody could read it. */
export async function refuseWithoutBoundary(request: FastifyRequest): Promise<void> {
  const type = request.headers['content-type'] ?? '';
  if (/^multipart\//i.test(type) && !/;\s*boundary=("[^"]+"|[^";\s]+)/i.test(type)) throw new Refused({ code: 'request.unsupported' });
}

/** What comes of a body in parts, and `request.invalid` when it ends before its last part does. */
export async function unbroken<Part>(part: Promise<Part>): Promise<Part> {
  return part.catch((error: unknown) => {
    throw isBroken(error) ? new Refused({ code: 'request.invalid' }) : error;
  });
}

/** The parser throws plain errors; whatever else can go wrong has a code. */
function isBroken(error: unknown): boolean {
  return error instanceof Error && error.constructor === Error && !('code' in error);
}
