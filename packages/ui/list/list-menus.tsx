import { Menu, Popover, TextInput } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconBookmark, IconColumns3, IconDownload, IconTrash } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../actions/button.tsx';
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
    <Menu>
      <Menu.Target>
        <Button icon={<IconDownload aria-hidden />} busy={busy}>
          {t('list.export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => take('xlsx')}>{t('list.exportXlsx')}</Menu.Item>
        <Menu.Item onClick={() => take('csv')}>{t('list.exportCsv')}</Menu.Item>
      </Menu.Dropdown>
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
  return (
    <Menu closeOnItemClick={false}>
      <Menu.Target>
        <Button icon={<IconColumns3 aria-hidden />} variant="quiet">
          {t('list.columns')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {columns.slice(1).map(({ key, label }) => (
          <Menu.CheckboxItem
            key={key}
            checked={visible.includes(key)}
            onChange={(checked) =>
              onChange(columns.flatMap((column) => ((column.key === key ? checked : visible.includes(column.key)) ? [column.key] : [])))
            }
          >
            {label}
          </Menu.CheckboxItem>
        ))}
      </Menu.Dropdown>
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
  const [opened, setOpened] = useState(false);
  const [name, setName] = useState('');
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    setViews([...views.filter((view) => view.name !== name.trim()), { name: name.trim(), search: keepable(search, filters) }]);
    setName('');
    setOpened(false);
  };
  return (
    <Popover opened={opened} onChange={setOpened} width={300} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button icon={<IconBookmark aria-hidden />} variant="quiet" onClick={() => setOpened(!opened)}>
          {t('list.views')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('list.views')}>
        <ul>
          {views.map((view) => (
            <li key={view.name} className={styles.view}>
              <button
                type="button"
                onClick={() => {
                  onSearch(view.search as Search);
                  setOpened(false);
                }}
              >
                {view.name}
              </button>
              <IconButton label={t('list.forgetView', { name: view.name })} onClick={() => setViews(views.filter((each) => each !== view))}>
                <IconTrash aria-hidden />
              </IconButton>
            </li>
          ))}
        </ul>
        <form className={styles['view-form']} onSubmit={save}>
          <TextInput label={t('list.viewName')} value={name} onChange={(event) => setName(event.currentTarget.value)} />
          <Button type="submit" size="small">
            {t('list.saveView')}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
