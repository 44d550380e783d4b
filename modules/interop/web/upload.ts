import { Problem } from '#client';
import { ImportView } from '../model.ts';

export interface Upload {
  readonly id: string;
  readonly files: readonly File[];
  readonly source: string;
}

/**
 * Sends files as a new import. `onSent` tells the share that has left, which `fetch` cannot. Throws the `Problem` of a refusal, or one of status 0
 * when the connection broke; the same id may then be sent again.
 */
export function sendFiles({ id, files, source }: Upload, onSent: (share: number) => void): Promise<ImportView> {
  const form = new FormData();
  if (source.trim() !== '') form.append('source', source.trim());
  for (const file of files) form.append('files', file, file.name);
  const request = new XMLHttpRequest();
  request.open('PUT', `/api/imports/${id}`);
  request.setRequestHeader('x-lotse-client', 'web');
  request.responseType = 'json';
  return new Promise((resolve, reject) => {
    request.upload.onprogress = (event) => onSent(event.total === 0 ? 0 : event.loaded / event.total);
    request.onerror = () => reject(new Problem(0));
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(ImportView.parse(request.response));
      else reject(new Problem(request.status, (request.response as ConstructorParameters<typeof Problem>[1] | null) ?? {}));
    };
    request.send(form);
  });
}
