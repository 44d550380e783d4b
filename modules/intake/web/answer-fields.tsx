import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Segmented } from '#ui';
import { howInformed, isMailSafe, isPublic } from '../rules.ts';
import styles from './inbox.module.css';
import type { Referral } from './queries.ts';

export type Told = 'phone' | 'letter' | 'in_person';
export const ways: readonly Told[] = ['phone', 'letter', 'in_person'];

/** How the sender will hear it, unless the worker tells them otherwise; null where somebody has to. */
export function answersItself(referral: Referral): 'mail' | 'online' | null {
  const { source, senderEmail: email, channel, person } = referral;
  const mailAllowed = isMailSafe({ source, email, contactPoints: person.contactPoints });
  const way = howInformed({ sentOnline: channel === 'online', email, mailAllowed, told: null });
  return way === 'mail' || way === 'online' ? way : null;
}

type AnswerFieldsProps = {
  referral: Referral;
  answer: string;
  informedBy: Told | null;
  /** Declining has to say how the sender was told. */
  missing?: boolean | undefined;
  onChange: (change: { answer?: string; informedBy?: Told | null }) => void;
};

/** What the sender is told, and how they hear it. */
export function AnswerFields({ referral, answer, informedBy, missing, onChange }: AnswerFieldsProps) {
  const { t } = useTranslation('intake');
  const way = answersItself(referral);
  const isPrivate = referral.source === 'self' || referral.source === 'family';
  return (
    <>
      <Textarea
        label={t('answer.text')}
        description={t('answer.textHelp')}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={4000}
        value={answer}
        onChange={(event) => onChange({ answer: event.currentTarget.value })}
      />
      {way === 'mail' && (
        <p className={styles.quiet}>
          {t(isPrivate ? 'answer.mailPrivate' : 'answer.mail', {
            address: referral.senderEmail,
            language: t(`answer.language.${referral.senderLanguage as 'en'}`),
          })}
        </p>
      )}
      {way === 'online' && (
        <p className={styles.quiet}>
          {isPublic(referral)
            ? t('answer.code', { language: t(`answer.language.${referral.senderLanguage as 'en'}`) })
            : t('answer.online')}
        </p>
      )}
      {way !== null && isPublic(referral) && (
        <Segmented
          label={t('answer.besides')}
          options={[
            { value: 'none', label: t('answer.besides_none') },
            ...ways.map((each) => ({ value: each, label: t(`informedBy.${each}`) })),
          ]}
          value={informedBy ?? 'none'}
          onChange={(each) => onChange({ informedBy: each === 'none' ? null : each })}
        />
      )}
      {way === null && (
        <Segmented
          label={t('answer.how')}
          options={ways.map((each) => ({ value: each, label: t(`informedBy.${each}`) }))}
          value={informedBy}
          onChange={(each) => onChange({ informedBy: each })}
          error={missing ? t('answer.howMissing') : undefined}
        />
      )}
    </>
  );
}
