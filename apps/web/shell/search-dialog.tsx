import { Modal } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cx, LoadingLine, useShell } from '#ui';
import styles from './search-dialog.module.css';
import { type SearchChoice, useSearchGroups } from './use-search-groups.ts';

/** Find a person, a case, an organisation or a page, or begin something: one field for all (Ctrl K). */
export function SearchDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const id = useId();
  const navigate = useNavigate();
  const { begin } = useShell();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const { groups, failed, isSearching } = useSearchGroups(text);
  const choices = groups.flatMap((group) => group.choices);
  const current = choices[Math.min(chosen, choices.length - 1)];
  const idOf = (choice: SearchChoice) => `${id}-${choice.key}`;

  const take = (choice: SearchChoice) => {
    onClose();
    if (choice.actionKey) begin(choice.actionKey);
    else if (choice.href) void navigate({ to: choice.href });
  };
  const move = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (event.key === 'Enter' && current) take(current);
    else if (step !== 0 && choices.length > 0) setChosen((Math.min(chosen, choices.length - 1) + step + choices.length) % choices.length);
    else return;
    event.preventDefault();
  };
  return (
    <Modal.Root opened onClose={onClose} lockScroll={false} size={620} padding={0} yOffset="10dvh">
      <Modal.Overlay backgroundOpacity={0.35} />
      <Modal.Content aria-label={t('search.title')}>
        <div className={styles.field}>
          <IconSearch aria-hidden />
          <input
            data-autofocus
            role="combobox"
            aria-label={t('search.title')}
            aria-expanded
            aria-controls={`${id}-list`}
            aria-activedescendant={current && idOf(current)}
            autoComplete="off"
            spellCheck={false}
            placeholder={t('search.field')}
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value);
              setChosen(0);
            }}
            onKeyDown={move}
          />
        </div>
        <div className={styles.line}>{isSearching && <LoadingLine />}</div>
        <div id={`${id}-list`} role="listbox" aria-label={t('search.title')} className={styles.list}>
          {groups.map((group) => (
            // biome-ignore lint/a11y/useSemanticElements: a group of options inside a listbox has no element of its own
            <div key={group.key} role="group" aria-labelledby={`${id}-${group.key}`}>
              <div id={`${id}-${group.key}`} role="presentation" className={styles.group}>
                {group.label}
              </div>
              {group.choices.map((choice) => (
                // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which names the chosen option
                // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the field
                <div
                  key={choice.key}
                  id={idOf(choice)}
                  role="option"
                  aria-selected={choice === current}
                  className={cx(styles.choice, choice === current && styles.chosen)}
                  ref={choice === current ? scrollIntoView : undefined}
                  onClick={() => take(choice)}
                >
                  {choice.icon && <choice.icon aria-hidden />}
                  <span className={styles.title}>{choice.title}</span>
                  {choice.detail && <span className={styles.detail}>{choice.detail}</span>}
                </div>
              ))}
            </div>
          ))}
        </div>
        <p role="status" className={styles.status}>
          {failed.map((part) => t('search.partFailed', { part })).join(' ')}
          {text.trim() !== '' &&
            !isSearching &&
            (choices.length === 0 ? t('search.nothing', { text }) : t('search.found', { count: choices.length }))}
        </p>
      </Modal.Content>
    </Modal.Root>
  );
}

const scrollIntoView = (element: HTMLElement | null) => element?.scrollIntoView({ block: 'nearest' });
