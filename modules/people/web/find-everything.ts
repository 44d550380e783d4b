import { client, type paths } from '#client';
import { formatPartialDate, formatPhoneNumber, type Language, type PartialDate } from '#kernel';
import { languageOf, type SearchHit } from '#ui';

type Found = paths['/api/search']['get']['responses'][200]['content']['application/json']['items'][number];

/** Finds people, cases and organisations for the search field; the server says which the person may see. */
export async function findEverything(text: string, signal: AbortSignal): Promise<readonly SearchHit[]> {
  const { data } = await client.GET('/api/search', { params: { query: { q: text } }, signal });
  const language = languageOf(document.documentElement.lang);
  return (data?.items ?? []).map((hit) => toHit(hit, language));
}

function toHit(hit: Found, language: Language): SearchHit {
  switch (hit.kind) {
    case 'person': {
      const born = hit.birthDate && formatPartialDate(hit.birthDate as PartialDate, language);
      const detail = [...hit.otherNames, born, ...hit.cases.map((one) => one.number)].filter(Boolean).join(' · ');
      return { id: hit.id, group: hit.kind, title: hit.name, detail, href: `/people/${hit.id}` };
    }
    case 'case':
      return {
        id: hit.id,
        group: hit.kind,
        title: hit.personName ?? hit.number,
        detail: [hit.number, hit.programName].join(' · '),
        href: `/cases/${hit.id}`,
      };
    case 'organization':
      return {
        id: hit.id,
        group: hit.kind,
        title: hit.name,
        detail: hit.phone ? formatPhoneNumber(hit.phone) : undefined,
        href: `/organizations/${hit.id}`,
      };
  }
}
