import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Kbd } from '../actions/button.tsx';
import styles from './shortcut-dialog.module.css';
import { useShortcutList } from './shortcuts.tsx';
import { useKeyText } from './use-key-text.ts';

/** Every key that works on this screen. */
export function ShortcutDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('ui');
  const keyText = useKeyText();
  const shortcuts = useShortcutList();
  return (
    <Modal opened={opened} onClose={onClose} title={t('keys.title')} closeButtonProps={{ 'aria-label': t('close') }}>
      <dl className={styles.list}>
        {shortcuts.map(({ keys, label }) => (
          <div key={keys} className={styles.row}>
            <dt>{label}</dt>
            <dd>
              <span className={styles.spoken}>{keyText(keys)}</span>
              <span aria-hidden>
                {keyText(keys)
                  .split(' ')
                  .map((key) => (
                    <Kbd key={key}>{key}</Kbd>
                  ))}
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
