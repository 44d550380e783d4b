import { useTranslation } from 'react-i18next';
import { useLanguageOptions } from './language-options.ts';

/** How the questions about a person look, for both forms that ask them. */
export function useAboutFields(languagesNow: readonly string[] = []) {
  const { t } = useTranslation('people');
  const languages = useLanguageOptions(languagesNow);
  return {
    givenNames: { label: t('field.givenNames'), half: true },
    familyName: { label: t('field.familyName'), half: true },
    preferredName: { label: t('field.preferredName'), half: true },
    pronouns: { label: t('field.pronouns'), half: true },
    birthDate: { label: t('field.birthDate'), widget: 'partialDate' as const, help: t('field.birthDateHelp') },
    gender: {
      label: t('field.gender'),
      options: (['female', 'male', 'other', 'unknown'] as const).map((value) => ({ value, label: t(`gender.${value}`) })),
    },
    languages: { label: t('field.languages'), options: languages },
    interpreterNeeded: { label: t('field.interpreterNeeded') },
  };
}
