import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Drawer, ProblemAlert } from '#ui';
import styles from './inbox.module.css';

type DecisionSheetProps = {
  title: string;
  verb: string;
  busy: boolean;
  error: unknown;
  onDecide: () => void;
  onBack: () => void;
  onClose: () => void;
  children: ReactNode;
};

/** A decision in the sheet of the referral: its fields, one verb, and the way back to reading. */
export function DecisionSheet({ title, verb, busy, error, onDecide, onBack, onClose, children }: DecisionSheetProps) {
  const { t } = useTranslation('intake');
  return (
    <Drawer
      opened
      onClose={onClose}
      title={title}
      footer={
        <>
          <Button variant="primary" busy={busy} shortcut="Ctrl ↵" onClick={onDecide}>
            {verb}
          </Button>
          <Button variant="quiet" onClick={onBack}>
            {t('decide.back')}
          </Button>
        </>
      }
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          onDecide();
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          onDecide();
        }}
      >
        {children}
        {error !== undefined && <ProblemAlert error={error} />}
      </form>
    </Drawer>
  );
}
