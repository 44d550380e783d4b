import { useQueryClient } from '@tanstack/react-query';
import { api, client, ifMatch } from '#client';
import { listOptions } from '#ui';
import type { ContactChange, NewAddendum, NewContact, NewReview } from '../model.ts';

/** A field that is left out is not sent; the client's type has no word for "undefined". */
type ChangeBody = { [Field in keyof ContactChange]?: Exclude<ContactChange[Field], undefined> };

/** The contacts of a case, newest first. */
export function useContacts(caseId: string) {
  return api.useInfiniteQuery('get', '/api/contacts', { params: { query: { caseId } } }, listOptions);
}

/** What the case owes that a talk with the client settles. */
export function useSettledByContact(caseId: string | undefined) {
  const duties = api.useQuery('get', '/api/duties', { params: { query: { caseId: caseId ?? '' } } }, { enabled: caseId !== undefined });
  return (duties.data?.items ?? []).filter(({ kind }) => ['next-contact', 'first-contact', 'danger-call'].includes(kind));
}

/** The model of the case, and who it is about and how to reach them, as far as the reader may know it. */
export function useCaseOfContact(caseId: string | null) {
  const found = api.useQuery('get', '/api/cases/{id}', { params: { path: { id: caseId ?? '' } } }, { enabled: caseId !== null });
  const who = found.data?.person ?? undefined;
  const person = api.useQuery('get', '/api/people/{id}', { params: { path: { id: who?.id ?? '' } } }, { enabled: who !== undefined });
  return { model: found.data?.model, name: who?.name, points: person.data?.contactPoints ?? [] };
}

/** The texts a note about this case may start from. */
export function useNoteTemplates(caseId: string | null) {
  const templates = api.useQuery(
    'get',
    '/api/cases/{id}/note-templates',
    { params: { path: { id: caseId ?? '' } } },
    { enabled: caseId !== null },
  );
  return templates.data?.items ?? [];
}

/** Saving and correcting; whatever shows contacts, duties or the timeline is read again afterwards. */
export function useSaveContact() {
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries();
  return {
    async log(contact: NewContact): Promise<void> {
      await client.POST('/api/contacts', { body: contact });
      await refresh();
    },
    async correct(id: string, version: number, change: ContactChange): Promise<void> {
      await client.PATCH('/api/contacts/{id}', { params: { path: { id } }, body: change as ChangeBody, headers: ifMatch(version) });
      await refresh();
    },
    async sign(id: string, version: number): Promise<void> {
      await client.POST('/api/contacts/{id}/signature', { params: { path: { id } }, headers: ifMatch(version) });
      await refresh();
    },
    async add(contactId: string, body: NewAddendum): Promise<void> {
      await client.POST('/api/contacts/{id}/addenda', { params: { path: { id: contactId } }, body });
      await refresh();
    },
    async review(contactId: string, body: NewReview): Promise<void> {
      await client.POST('/api/contacts/{id}/review', { params: { path: { id: contactId } }, body });
      await refresh();
    },
  };
}
