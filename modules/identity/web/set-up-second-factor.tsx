import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '#client';
import { Button, ProblemAlert, Skeleton } from '#ui';
import { CodeInput } from './code-input.tsx';
import styles from './identity.module.css';

type Key = { secret: string; qrSvg: string };
type SetUpProps = {
  onDone: (recoveryCodes: readonly string[]) => Promise<void>;
  /** Without it there is no way back here. */
  onCancel?: () => void;
};

/** Scan, then type the first code: the second factor counts from then on. */
export function SetUpSecondFactor({ onDone, onCancel }: SetUpProps) {
  const { t } = useTranslation('identity');
  const { t: ofKit } = useTranslation('ui');
  const [key, setKey] = useState<Key>();
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    client.POST('/api/me/second-factor').then(({ data }) => setKey(data), setError);
  }, []);

  async function confirm(code: string): Promise<void> {
    setBusy(true);
    setError(undefined);
    try {
      const { data } = await client.POST('/api/me/second-factor/confirmation', { body: { code } });
      await onDone(data?.recoveryCodes ?? []);
    } catch (caught) {
      setError(caught);
      setTries(tries + 1);
      setBusy(false);
    }
  }

  return (
    <>
      {!key && error === undefined && <Skeleton rows={4} />}
      {key && (
        <div className={styles.scan}>
          <img src={`data:image/svg+xml,${encodeURIComponent(key.qrSvg)}`} alt={t('secondFactor.qr')} width={176} height={176} />
          <div className={styles.stack}>
            <p>{t('secondFactor.scan')}</p>
            <p className={styles.secret}>
              {t('secondFactor.byHand')} <code>{key.secret.match(/.{1,4}/g)?.join(' ')}</code>
            </p>
            <CodeInput key={tries} label={t('secondFactor.firstCode')} busy={busy} onComplete={confirm} />
          </div>
        </div>
      )}
      {error !== undefined && <ProblemAlert error={error} />}
      {onCancel && (
        <div>
          <Button variant="quiet" onClick={onCancel}>
            {ofKit('cancel')}
          </Button>
        </div>
      )}
    </>
  );
}
