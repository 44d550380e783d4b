import { PinInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from './identity.module.css';

type CodeInputProps = { label: string; busy: boolean; onComplete: (code: string) => Promise<void> };

/** Six places for six digits: each digit moves on to the next, a pasted code fills them all, the last one sends. */
export function CodeInput({ label, busy, onComplete }: CodeInputProps) {
  const { t } = useTranslation('identity');
  return (
    <fieldset className={styles.code}>
      <legend>{label}</legend>
      <PinInput
        length={6}
        type="number"
        inputMode="numeric"
        oneTimeCode
        placeholder=""
        autoFocus
        readOnly={busy}
        getInputProps={(index) => ({ 'aria-label': t('code.digit', { number: index + 1 }) })}
        onComplete={(code) => void onComplete(code)}
      />
    </fieldset>
  );
}
