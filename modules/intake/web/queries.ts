import { useQueryClient } from '@tanstack/react-query';
import { api, client, ifMatch, type paths } from '#client';
import { listOptions } from '#ui';
import type { InboxSearch } from './inbox-search.ts';

type Answer<Path extends keyof paths, Method extends keyof paths[Path]> = paths[Path][Method] extends {
  responses: { 200: { content: { 'application/json': infer Body } } };
}
  ? Body
  : never;
type Body<Path extends keyof paths> = paths[Path] extends { post: { requestBody?: { content: { 'application/json': infer Sent } } } }
  ? Sent
  : never;

export type Referral = Answer<'/api/referrals/{id}', 'get'>;
export type ReferralItem = Answer<'/api/referrals', 'get'>['items'][number];
export type PossiblePerson = Answer<'/api/referrals/{id}/possible-persons', 'get'>['items'][number];
export type CaseManager = Answer<'/api/referrals/case-managers', 'get'>['items'][number];
export type NewReferralBody = NonNullable<Body<'/api/referrals'>>;
export type AcceptanceBody = NonNullable<Body<'/api/referrals/{id}/acceptance'>>;
export type DeclineBody = NonNullable<Body<'/api/referrals/{id}/decline'>>;
export type RemovalBody = NonNullable<Body<'/api/referrals/{id}/waiting-list/removal'>>;
export type WaitingBody = NonNullable<Body<'/api/referrals/{id}/waiting-list'>>;

type ReferralQuery = NonNullable<paths['/api/referrals']['get']['parameters']['query']>;

/** What the server is asked for with a search of the page; which referral is open is the page's own affair. */
export function queryOf({ referral: _open, about: _about, do: _do, late, ...search }: InboxSearch): ReferralQuery {
  const asked = Object.entries({ ...search, late: late ? 'true' : undefined }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(asked) as ReferralQuery;
}

export function useReferrals(search: InboxSearch) {
  return api.useInfiniteQuery('get', '/api/referrals', { params: { query: queryOf(search) } }, listOptions);
}

export function useReferral(id: string | undefined) {
  return api.useQuery('get', '/api/referrals/{id}', { params: { path: { id: id ?? '' } } }, { enabled: id !== undefined });
}

/** Who of the registered persons it may be; only the receiver is told. */
export function usePossiblePersons(id: string, enabled: boolean) {
  return api.useQuery('get', '/api/referrals/{id}/possible-persons', { params: { path: { id } } }, { enabled });
}

export function useCaseManagers() {
  return api.useQuery('get', '/api/referrals/case-managers');
}

export function usePrograms() {
  return api.useQuery('get', '/api/programs');
}

/** Somebody who is known already, about whom a new referral is written. */
export function useKnownPerson(id: string) {
  return api.useQuery('get', '/api/people/{id}', { params: { path: { id } } });
}

export function useReceivers(enabled: boolean) {
  return api.useQuery('get', '/api/referrals/receivers', {}, { enabled });
}

/** Every organisation of the network by name: whoever asks may be one that takes no referrals itself. */
export function useOrganizationOptions(): { value: string; label: string }[] {
  const { data } = api.useQuery('get', '/api/organizations', { params: { query: { limit: 200 } } });
  return data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? [];
}

/** Sending, screening and deciding; whatever shows referrals, duties or people is read again afterwards. */
export function useReferralActions() {
  const queries = useQueryClient();
  const at = (id: string) => ({ params: { path: { id } } });
  const done = async (work: Promise<unknown>) => {
    await work;
    await queries.invalidateQueries();
  };
  return {
    send: (body: NewReferralBody) => done(client.POST('/api/referrals', { body })),
    screen: (id: string) => done(client.POST('/api/referrals/{id}/screening', at(id))),
    note: (id: string, version: number, note: string) =>
      done(client.PATCH('/api/referrals/{id}/screening', { ...at(id), body: { note }, headers: ifMatch(version) })),
    setUrgency: (id: string, version: number, urgency: Referral['urgency']) =>
      done(client.PATCH('/api/referrals/{id}', { ...at(id), body: { urgency }, headers: ifMatch(version) })),
    wait: (id: string, body: WaitingBody) => done(client.POST('/api/referrals/{id}/waiting-list', { ...at(id), body })),
    decline: (id: string, body: DeclineBody) => done(client.POST('/api/referrals/{id}/decline', { ...at(id), body })),
    takeOff: (id: string, body: RemovalBody) => done(client.POST('/api/referrals/{id}/waiting-list/removal', { ...at(id), body })),
    accept: (id: string, body: AcceptanceBody) => done(client.POST('/api/referrals/{id}/acceptance', { ...at(id), body })),
  };
}
