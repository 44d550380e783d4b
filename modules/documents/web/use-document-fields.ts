import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { categoriesOf, dataCategories } from '#kernel';
import { type FieldLook, useSession } from '#ui';
import { documentKinds } from '../model.ts';

/** The fields that say what a file is and who may see it; only categories that the reader may see themself are offered. */
export function useDocumentFields(): { title: FieldLook; kind: FieldLook; category: FieldLook } {
  const { t } = useTranslation(['documents', 'ui']);
  const { roles } = useSession();
  return useMemo(() => {
    const mine = categoriesOf(roles);
    const seen = dataCategories.filter((category) => mine.includes(category));
    return {
      title: { label: t('field.title'), help: t('field.titleHelp') },
      kind: { label: t('field.kind'), options: documentKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) })) },
      category: {
        label: t('field.category'),
        help: t('field.categoryHelp'),
        options: seen.map((category) => ({ value: category, label: t(`ui:category.${category}`) })),
      },
    };
  }, [t, roles]);
}
