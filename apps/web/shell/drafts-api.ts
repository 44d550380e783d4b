import { client, Problem } from '#client';
import type { DraftsApi } from '#ui';

/** Drafts as the server keeps them, for the person signed in. */
export const draftsApi: DraftsApi = {
  load: async (key) => {
    const { data } = await client.GET('/api/drafts/{key}', { params: { path: { key } } });
    return data ?? null;
  },
  save: async (key, draft) => {
    const { data } = await client.PUT('/api/drafts/{key}', { params: { path: { key } }, body: draft });
    if (!data) throw new Problem(0);
    return data;
  },
  remove: async (key) => {
    await client.DELETE('/api/drafts/{key}', { params: { path: { key } } });
  },
};
