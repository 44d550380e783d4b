import { useTranslation } from 'react-i18next';
import { api } from '#client';

/** Of the documents of a case that are letters, by the document's id: to whom it went and how. */
export function useLetterNotes(caseId: string): ReadonlyMap<string, string> {
  const { t } = useTranslation('letters');
  const { data } = api.useQuery('get', '/api/cases/{id}/letters', { params: { path: { id: caseId } } });
  return new Map(
    data?.items.map(({ documentId, recipientName, delivery }) => [
      documentId,
      t('sentTo', { name: recipientName, how: t(`delivery.${delivery}`) }),
    ]),
  );
}
