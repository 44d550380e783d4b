import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, client } from '#client';
import { useShell } from '#ui';

export type OpenDraft = {
  key: string;
  title: string;
  device: string;
  updatedAt: string;
  /** Goes to where it is written on; drafts of forms that are gone can only be thrown away. */
  finish: (() => void) | undefined;
  discard: () => void;
};

const kinds = ['contact', 'appointment', 'consent', 'closing', 'assessment', 'plan', 'referral', 'person', 'letter'] as const;
type Kind = (typeof kinds)[number];

/** What I began to write and have not saved yet, the latest first. Its key says which form it belongs to and about which case. */
export function useDrafts(): readonly OpenDraft[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { begin } = useShell();
  const queries = useQueryClient();
  const { data } = api.useQuery('get', '/api/drafts');
  return (data?.items ?? []).map((draft) => {
    const [prefix = '', subject = ''] = draft.key.split(':');
    const kind: Kind | undefined = kinds.find((known) => known === prefix);
    const place = placeOf(kind, subject);
    return {
      key: draft.key,
      title: draft.label.title ?? (kind ? t(`today.draft.${kind}`) : t('today.draft.other')),
      device: draft.device,
      updatedAt: draft.updatedAt,
      finish: place?.startsWith('/') ? () => void navigate({ href: place }) : place ? () => begin(place) : undefined,
      discard: () => {
        void client
          .DELETE('/api/drafts/{key}', { params: { path: { key: draft.key } } })
          .then(() => queries.invalidateQueries({ queryKey: ['get', '/api/drafts'] }));
      },
    };
  });
}

const uuid = /^[0-9a-f-]{36}$/;

/** The address where it is written on, or the key of what is begun from anywhere. */
function placeOf(kind: Kind | undefined, subject: string): string | undefined {
  if (kind === 'contact' && !uuid.test(subject)) return 'log-contact';
  if (kind === 'referral') return referralPlaceOf(subject);
  if (!uuid.test(subject)) return undefined;
  switch (kind) {
    case 'contact':
      return `/cases/${subject}?log=call`;
    case 'consent':
      return `/cases/${subject}?do=consents`;
    case 'closing':
      return `/cases/${subject}?do=close`;
    case 'appointment':
      return `/cases/${subject}?tab=appointments`;
    case 'assessment':
      return `/cases/${subject}?tab=assessment`;
    case 'letter':
      return `/cases/${subject}/letter`;
    case 'plan':
      return `/cases/${subject}?tab=plan`;
    default:
      return undefined;
  }
}

function referralPlaceOf(subject: string): string | undefined {
  if (subject === 'new') return 'new-referral';
  if (subject === 'case') return 'open-case';
  const [, forCase, person] = /^(case-)?about-([0-9a-f-]{36})$/.exec(subject) ?? [];
  return person && `/inbox?about=${person}${forCase ? '&do=accept' : ''}`;
}
