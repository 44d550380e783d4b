import type { FastifyRequest } from 'fastify';
import { Refused } from '#kernel';

/** Refuses `request.unsupported` for a body in parts that does not say what parts them: nobody could read it. */
export async function refuseWithoutBoundary(request: FastifyRequest): Promise<void> {
  const type = request.headers['content-type'] ?? '';
  if (/^multipart\//i.test(type) && !/;\s*boundary=("[^"]+"|[^";\s]+)/i.test(type)) throw new Refused({ code: 'request.unsupported' });
}
