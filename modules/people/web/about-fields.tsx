import { useTranslation } from 'react-i18next';
import { useLanguageOptions } from '#ui';

/** How the questions about a person look, for both forms that ask them: who it is, and what one would like to know of them. */
export function useAboutFields(languagesNow: readonly string[] = []) {
  const { t } = useTranslation('people');
  const languages = useLanguageOptions(languagesNow);
  const who = {
    givenNames: { label: t('field.givenNames'), half: true, oneOfSeveral: true },
    familyName: { label: t('field.familyName'), half: true, oneOfSeveral: true },
    birthDate: { label: t('field.birthDate'), widget: 'partialDate' as const, help: t('field.birthDateHelp') },
  };
  const more = {
    preferredName: { label: t('field.preferredName'), half: true },
    pronouns: { label: t('field.pronouns'), half: true },
    gender: {
      label: t('field.gender'),
      options: (['female', 'male', 'other', 'unknown'] as const).map((value) => ({ value, label: t(`gender.${value}`) })),
    },
    languages: { label: t('field.languages'), options: languages },
    interpreterNeeded: { label: t('field.interpreterNeeded') },
  };
  return { who, more };
}
