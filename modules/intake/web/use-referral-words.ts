import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Tone, useCitation, useFormat, useLanguageName } from '#ui';
import type { Urgency } from '../model.ts';
import type { Referral, ReferralItem } from './queries.ts';

/** The colour that repeats what the word says. */
export const urgencyTone: Record<Urgency, Tone> = { routine: 'line', soon: 'soon', urgent: 'today', same_day: 'overdue' };

type Sender = Pick<ReferralItem, 'source' | 'senderOrganization' | 'senderName' | 'side' | 'receivingOrganization'>;

/** Referrals in sentences. */
export function useReferralWords() {
  const { t } = useTranslation('intake');
  const languageName = useLanguageName();
  const format = useFormat();
  const citationText = useCitation();
  return useMemo(() => {
    return {
      languageName,
      /** "from Mercy General, Ines Duarte", "asks for themself", or for one's own: "to Harbor". */
      sentBy: (sender: Sender): string => {
        if (sender.side === 'sent') return t('sentence.to', { organization: sender.receivingOrganization });
        const who = [sender.senderOrganization, sender.senderName].filter(Boolean).join(', ');
        if (sender.source === 'self') return t('sentence.self');
        if (sender.source === 'family') return t('sentence.family', { who: who || t('source.family'), context: who ? 'named' : '' });
        return t('sentence.from', { who: who || t(`source.${sender.source}`) });
      },
      /** Who sent it, for both sides: "Mercy General, Ines Duarte" */
      senderOf: (sender: Sender): string =>
        [sender.senderOrganization, sender.senderName].filter(Boolean).join(', ') || t(`source.${sender.source}`),
      /** "Italian, with an interpreter" */
      interpreter: (languages: readonly string[]): string =>
        t('row.interpreter', { languages: languages.length > 0 ? languages.map(languageName).join(', ') : t('row.languageUnknown') }),
      rule: ({ citation, dueOn }: NonNullable<Referral['deadline']>): string =>
        t('row.rule', { citation: citationText(citation), date: format.day(dueOn) }),
      /** "same birth date and phone" */
      reasons: (reasons: readonly string[]): string => format.list(reasons.map((reason) => t(`match.${reason as 'name'}`))),
    };
  }, [t, languageName, format, citationText]);
}
