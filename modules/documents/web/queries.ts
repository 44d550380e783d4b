import { useQueryClient } from '@tanstack/react-query';
import { api, client, ifMatch, upload } from '#client';
import { listOptions } from '#ui';
import type { DocumentChange, DocumentKind, DocumentView, NewDocument } from '../model.ts';

/** Whose documents they are: of a case, or of a person outside any case. */
export type DocumentsOf = { readonly caseId: string } | { readonly personId: string };

/** The documents of a case or a person, the newest first; `all` with earlier versions and what was entered in error. */
export function useDocuments(of: DocumentsOf, query: { show: 'current' | 'all'; kind?: DocumentKind }) {
  const [path, id] =
    'caseId' in of ? (['/api/cases/{id}/documents', of.caseId] as const) : (['/api/people/{id}/documents', of.personId] as const);
  return api.useInfiniteQuery('get', path, { params: { path: { id }, query } }, listOptions);
}

type Change = { [Field in keyof DocumentChange]?: Exclude<DocumentChange[Field], undefined> };
type Sending = DocumentsOf & { document: NewDocument; file: File; onProgress?: (share: number) => void; signal?: AbortSignal };

/** Filing, relabelling and marking; whatever shows documents is read again afterwards. */
export function useSaveDocument() {
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries();
  return {
    async file({ document, file, onProgress, signal, ...of }: Sending): Promise<DocumentView> {
      const path = 'caseId' in of ? `/api/cases/${of.caseId}/documents` : `/api/people/${of.personId}/documents`;
      const filed = await upload<DocumentView>({ path, fields: { document }, file, onProgress, signal });
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
