import { Problem, problemOf } from './problem.ts';

type Query = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

/** An address with its query; lists repeat their name, what is not set is left out. */
export function addressOf(path: string, query: Query = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== undefined && each !== '') parameters.append(name, String(each));
    }
  }
  return parameters.size > 0 ? `${path}?${parameters}` : path;
}

/** Fetches a file of the API and hands it to the person under the name the server gave it. Throws the `Problem` of a refusal. */
export async function download(path: string, query?: Query): Promise<void> {
  const response = await fetch(addressOf(path, query), { headers: { 'x-lotse-client': 'web' } }).catch(() => {
    throw new Problem(0);
  });
  if (!response.ok) throw await problemOf(response);
  const file = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = file;
  link.download = nameOf(response.headers.get('content-disposition'));
  link.click();
  setTimeout(() => URL.revokeObjectURL(file), 60_000);
}

const nameOf = (disposition: string | null): string => /filename="?([^";]+)"?/.exec(disposition ?? '')?.[1] ?? '';
