import { MultiSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCaseOptions } from '#modules/cases/web/index.ts';
import { mostOthers } from '../model.ts';

/** Who else was there: the same contact is written on their cases too. */
export function OtherCasesField({
  caseId,
  value,
  onChange,
}: {
  caseId: string | null;
  value: readonly string[];
  onChange: (cases: string[]) => void;
}) {
  const { t } = useTranslation('contacts');
  const options = useCaseOptions().filter((option) => option.value !== caseId);
  return (
    <MultiSelect
      label={t('others')}
      description={value.length > 0 ? t('othersHelp', { count: value.length + 1 }) : undefined}
      searchable
      clearable
      hidePickedOptions
      maxValues={mostOthers}
      data={options}
      value={[...value]}
      onChange={onChange}
    />
  );
}
