import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../actions/button.tsx';
import { Because } from '../chips/because.tsx';
import styles from './masked-person.module.css';

type MaskedPersonProps = {
  /** The name that may be shown: "Client 482". */
  alias: string;
  /** Why the name is hidden, the rest of the sentence after "because". */
  reason: string;
  onAskForAccess?: (() => void) | undefined;
};

/** A person whose record the reader may not see: that there is one, why it is hidden, and how to ask. */
export function MaskedPerson({ alias, reason, onAskForAccess }: MaskedPersonProps) {
  const { t } = useTranslation('ui');
  return (
    <div className={styles.masked}>
      <span aria-hidden className={styles.mark}>
        ?
      </span>
      <div>
        <b>{alias}</b>
        <p className={styles.reason}>
          <Because lead={t('masked.nameHidden')} reason={reason} />
        </p>
        {onAskForAccess && (
          <Button size="small" icon={<IconLock aria-hidden />} onClick={onAskForAccess}>
            {t('masked.ask')}
          </Button>
        )}
      </div>
    </div>
  );
}
