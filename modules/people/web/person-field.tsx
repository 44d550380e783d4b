import { useTranslation } from 'react-i18next';
import { PickField } from '#ui';
import { useFoundPersons } from './use-found.ts';

type PersonFieldProps = {
  label: string;
  value: string | null;
  /** How the chosen one is called, for a value that was chosen earlier. */
  name?: string | undefined;
  error?: string | undefined;
  onChange: (personId: string | null, name: string | null) => void;
};

/** A registered person, found by name, birth date, telephone or case number. */
export function PersonField(props: PersonFieldProps) {
  const { t } = useTranslation('people');
  return <PickField {...props} placeholder={t('find')} nothingFound={t('findNone')} useFound={useFoundPersons} />;
}
