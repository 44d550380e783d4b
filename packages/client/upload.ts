import { Problem } from './problem.ts';
import { sessionGate } from './session-gate.ts';

export type Upload = {
  /** The address under /api. */
  path: string;
  /** The fields before the file, each sent as JSON; the server reads them first. */
  fields: Readonly<Record<string, unknown>>;
  file: Blob & { readonly name?: string };
  /** Told how much has left, 0 … 1. */
  onProgress?: ((share: number) => void) | undefined;
  signal?: AbortSignal | undefined;
};

/**
 * Sends a file and answers what the server made of it. Throws the `Problem` of a refusal; a lost session waits for the sign-in over the page and the
 * file is sent again. Uses XMLHttpRequest because `fetch` does not tell how far an upload has come.
 */
export async function upload<Answer>(of: Upload): Promise<Answer> {
  const first = await send(of);
  if (first.status !== 401 || !sessionGate.isWatched()) return answerOf(first);
  await sessionGate.signedInAgain();
  return answerOf(await send(of));
}

function send({ path, fields, file, onProgress, signal }: Upload): Promise<XMLHttpRequest> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.append(name, JSON.stringify(value));
    body.append('file', file, file.name);
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress?.(total > 0 ? loaded / total : 0));
    request.addEventListener('load', () => resolve(request));
    request.addEventListener('error', () => reject(new Problem(0)));
    request.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
    signal?.addEventListener('abort', () => request.abort());
    request.open('POST', path);
    request.setRequestHeader('x-lotse-client', 'web');
    request.responseType = 'json';
    request.send(body);
  });
}

function answerOf<Answer>(request: XMLHttpRequest): Answer {
  if (request.status >= 200 && request.status < 300) return request.response as Answer;
  const isBody = typeof request.response === 'object' && request.response !== null;
  throw new Problem(request.status, isBody ? request.response : {});
}
