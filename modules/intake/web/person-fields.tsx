import { useTranslation } from 'react-i18next';
import { PersonField, useWhereKnown } from '#modules/people/web/index.ts';
import { Because, RadioCards, useFormat } from '#ui';
import type { AcceptanceForm } from './acceptance-form.ts';
import styles from './inbox.module.css';
import type { PossiblePerson, Referral } from './queries.ts';
import { useReferralWords } from './use-referral-words.ts';

export type AcceptanceFields = {
  form: AcceptanceForm;
  onChange: (change: Partial<AcceptanceForm>) => void;
  /** What was found missing when somebody tried to save. */
  gaps: readonly string[];
};

/** Who it is: somebody who is known already, each with the reason, or a new person. */
export function PersonFields({
  form,
  onChange,
  gaps,
  referral,
  found,
}: AcceptanceFields & { referral: Referral; found: readonly PossiblePerson[] }) {
  const { t } = useTranslation('intake');
  const format = useFormat();
  const words = useReferralWords();
  const whereKnown = useWhereKnown();
  const other = form.otherName !== null && form.person !== null && !found.some((one) => one.personId === form.person);
  const options = [
    ...found.map((one) => ({
      value: one.personId as string,
      label: [one.displayName, one.birthDate && format.date(one.birthDate), whereKnown(one)].filter(Boolean).join(', '),
      help: t('accept.same', { certainty: t(`certainty.${one.certainty}`), reasons: words.reasons(one.reasons) }),
    })),
    ...(other && form.person !== 'new' ? [{ value: form.person ?? '', label: form.otherName ?? '', help: t('accept.otherHelp') }] : []),
    { value: 'new', label: t('accept.newPerson', { name: referral.personName }), help: t('accept.newPersonHelp') },
  ];
  return (
    <>
      <RadioCards
        label={t('accept.who')}
        options={options}
        value={form.person}
        onChange={(person) => onChange({ person })}
        error={gaps.includes('person') ? t('accept.whoMissing') : undefined}
      />
      <PersonField
        label={t('accept.other')}
        value={null}
        onChange={(person, name) => person !== null && onChange({ person, otherName: name })}
      />
      {found.length > 0 && form.person === 'new' && (
        <p className={styles.quiet}>
          <Because lead={t('accept.sure')} reason={t('accept.sureReason')} />
        </p>
      )}
    </>
  );
}
