import { TextInput } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconBookmark, IconColumns3, IconDownload, IconTrash } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../actions/button.tsx';
import { Menu, MenuChoice, MenuItem } from '../floating/menu.tsx';
import { Popover } from '../floating/popover.tsx';
import { useSession } from '../session/session-context.tsx';
import type { ListColumn } from './data-table.tsx';
import styles from './list.module.css';
import { keepable, type ListFilter } from './list-search.ts';

export type ExportFormat = 'csv' | 'xlsx';

/** Takes the list away as a file: exactly the rows and columns that are shown. */
export function ExportMenu({ onExport }: { onExport: (format: ExportFormat) => Promise<void> | void }) {
  const { t } = useTranslation('ui');
  const [busy, setBusy] = useState(false);
  const take = (format: ExportFormat) => {
    setBusy(true);
    void Promise.resolve(onExport(format)).finally(() => setBusy(false));
  };
  return (
    <Menu
      label={t('list.export')}
      trigger={(trigger) => (
        <Button icon={<IconDownload aria-hidden />} busy={busy} {...trigger}>
          {t('list.export')}
        </Button>
      )}
    >
      <MenuItem onSelect={() => take('xlsx')}>{t('list.exportXlsx')}</MenuItem>
      <MenuItem onSelect={() => take('csv')}>{t('list.exportCsv')}</MenuItem>
    </Menu>
  );
}

type ColumnsMenuProps<Row> = {
  columns: readonly ListColumn<Row>[];
  visible: readonly string[];
  onChange: (visible: readonly string[]) => void;
};

/** Which columns are shown; the first one, with the link, always is. */
export function ColumnsMenu<Row>({ columns, visible, onChange }: ColumnsMenuProps<Row>) {
  const { t } = useTranslation('ui');
  const toggle = (key: string) =>
    onChange(columns.flatMap((column) => ((column.key === key) !== visible.includes(column.key) ? [column.key] : [])));
  return (
    <Menu
      label={t('list.columns')}
      trigger={(trigger) => (
        <Button icon={<IconColumns3 aria-hidden />} variant="quiet" {...trigger}>
          {t('list.columns')}
        </Button>
      )}
    >
      {columns.slice(1).map(({ key, label }) => (
        <MenuChoice key={key} kind="checkbox" checked={visible.includes(key)} onSelect={() => toggle(key)}>
          {label}
        </MenuChoice>
      ))}
    </Menu>
  );
}

type SavedView = { name: string; search: Record<string, unknown> };
type SavedViewsProps<Search extends object> = {
  list: string;
  filters: readonly ListFilter[];
  search: Search;
  onSearch: (search: Search) => void;
};

/** Filters, order and columns under a name of one's own, on this device; words that were searched for are not kept. */
export function SavedViews<Search extends object>({ list, filters, search, onSearch }: SavedViewsProps<Search>) {
  const { t } = useTranslation('ui');
  const { user } = useSession();
  const [views, setViews] = useLocalStorage<SavedView[]>({ key: `lotse-views-${user.id}-${list}`, defaultValue: [] });
  const [name, setName] = useState('');
  const save = (event: FormEvent, close: () => void) => {
    event.preventDefault();
    if (name.trim() === '') return;
    setViews([...views.filter((view) => view.name !== name.trim()), { name: name.trim(), search: keepable(search, filters) }]);
    setName('');
    close();
  };
  return (
    <Popover
      label={t('list.views')}
      width={300}
      trigger={(trigger) => (
        <Button icon={<IconBookmark aria-hidden />} variant="quiet" {...trigger}>
          {t('list.views')}
        </Button>
      )}
    >
      {(close) => (
        <>
          <ul>
            {views.map((view) => (
              <li key={view.name} className={styles.view}>
                <button
                  type="button"
                  onClick={() => {
                    onSearch(view.search as Search);
                    close();
                  }}
                >
                  {view.name}
                </button>
                <IconButton
                  label={t('list.forgetView', { name: view.name })}
                  onClick={() => setViews(views.filter((each) => each !== view))}
                >
                  <IconTrash aria-hidden />
                </IconButton>
              </li>
            ))}
          </ul>
          <form className={styles['view-form']} onSubmit={(event) => save(event, close)}>
            <TextInput label={t('list.viewName')} value={name} onChange={(event) => setName(event.currentTarget.value)} />
            <Button type="submit" size="small">
              {t('list.saveView')}
            </Button>
          </form>
        </>
      )}
    </Popover>
  );
}
