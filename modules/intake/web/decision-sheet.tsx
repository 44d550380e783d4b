import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Drawer, focusFirstGap, ProblemAlert, SheetForm } from '#ui';
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
  const fields = useRef<HTMLFormElement>(null);
  const decide = () => {
    onDecide();
    focusFirstGap(fields.current);
  };
  return (
    <Drawer
      opened
      onClose={onClose}
      title={title}
      footer={
        <>
          <Button variant="primary" busy={busy} shortcut="mod+enter" onClick={decide}>
            {verb}
          </Button>
          <Button variant="quiet" onClick={onBack}>
            {t('decide.back')}
          </Button>
        </>
      }
    >
      <SheetForm ref={fields} className={styles.form} onSubmit={decide}>
        {children}
        {error !== undefined && <ProblemAlert error={error} />}
      </SheetForm>
    </Drawer>
  );
}
