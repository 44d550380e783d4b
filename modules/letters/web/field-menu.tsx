import { IconChevronDown, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Button, Menu, MenuGroup, MenuItem, MenuSeparator } from '#ui';
import { type FieldKey, fieldKeys } from '../model-fields.ts';

const groups = {
  letter: ['letter', 'recipient'],
  client: ['client'],
  case: ['case', 'goals', 'referral'],
  appointment: ['appointment'],
  us: ['manager', 'organization'],
} as const;

/** Every field there is, by what it tells of; choosing one puts it into the text. */
export function FieldMenu({ onInsert }: { onInsert: (field: string) => void }) {
  const { t } = useTranslation('letters');
  const isOf = (kinds: readonly string[], key: FieldKey) => kinds.includes(key.split('.')[0] ?? '');
  return (
    <Menu
      label={t('templates.fields')}
      side="bottom-start"
      width={300}
      trigger={(props) => (
        <Button size="small" icon={<IconPlus aria-hidden />} {...props}>
          {t('templates.fields')} <IconChevronDown aria-hidden size={14} />
        </Button>
      )}
    >
      {(Object.keys(groups) as (keyof typeof groups)[]).map((group) => (
        <MenuGroup key={group} label={t(`fieldGroup.${group}`)}>
          {fieldKeys
            .filter((key) => isOf(groups[group], key))
            .map((key) => (
              <MenuItem key={key} onSelect={() => onInsert(`{{${key}}}`)}>
                {t(`field.${key}`)}
              </MenuItem>
            ))}
        </MenuGroup>
      ))}
      <MenuSeparator />
      <MenuItem onSelect={() => onInsert(`[[${t('templates.ownGapText')}]]`)}>{t('templates.ownGap')}</MenuItem>
    </Menu>
  );
}
