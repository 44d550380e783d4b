import { useQueryClient } from '@tanstack/react-query';
import { api, client, ifMatch, upload } from '#client';
import { listOptions } from '#ui';
import type { DocumentChange, DocumentKind, DocumentView, NewDocument } from '../model.ts';

/** The documents of a case, the newest first; `all` with earlier versions and what was entered in error. */
export function useCaseDocuments(caseId: string, query: { kind?: DocumentKind | undefined; show: 'current' | 'all' }) {
  const { kind, show } = query;
  return api.useInfiniteQuery(
    'get',
    '/api/cases/{id}/documents',
    { params: { path: { id: caseId }, query: { show, ...(kind ? { kind } : {}) } } },
    listOptions,
  );
}

type Change = { [Field in keyof DocumentChange]?: Exclude<DocumentChange[Field], undefined> };
type Sending = { caseId: string; document: NewDocument; file: File; onProgress?: (share: number) => void; signal?: AbortSignal };

/** Filing, relabelling and marking; whatever shows documents is read again afterwards. */
export function useSaveDocument() {
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries();
  return {
    async file({ caseId, document, file, onProgress, signal }: Sending): Promise<DocumentView> {
      const filed = await upload<DocumentView>({ path: `/api/cases/${caseId}/documents`, fields: { document }, file, onProgress, signal });
      await refresh();
      return filed;
    },
    async change(id: string, version: number, change: DocumentChange): Promise<void> {
      await client.PATCH('/api/documents/{id}', { params: { path: { id } }, body: change as Change, headers: ifMatch(version) });
      await refresh();
    },
    async markInError(id: string, version: number, reason: string): Promise<void> {
      await client.POST('/api/documents/{id}/entered-in-error', { params: { path: { id } }, body: { reason }, headers: ifMatch(version) });
      await refresh();
    },
  };
}

/** Where the file itself is. */
export const contentAddress = (id: string, as: 'preview' | 'download'): string => `/api/documents/${id}/content?as=${as}`;
