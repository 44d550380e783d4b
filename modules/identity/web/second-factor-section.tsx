import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '#client';
import { Button, Chip, SectionHeader, useSession } from '#ui';
import { ByPassword } from './by-password.tsx';
import styles from './identity.module.css';
import { RecoveryCodes } from './recovery-codes.tsx';
import { SetUpSecondFactor } from './set-up-second-factor.tsx';
import { useOwnAccount } from './use-own-account.ts';

type Step = 'rest' | 'set-up' | 'new-codes' | 'turn-off';

/** The second factor: on or off, set up with a QR code, new recovery codes, turned off with the password. */
export function SecondFactorSection() {
  const { t } = useTranslation('identity');
  const { secondFactor } = useSession();
  const { refresh } = useOwnAccount();
  const [step, setStep] = useState<Step>('rest');
  const [codes, setCodes] = useState<readonly string[]>();
  const rest = () => setStep('rest');
  const showCodes = async (fresh: readonly string[]) => {
    setCodes(fresh);
    rest();
    await refresh();
  };

  return (
    <section className={styles.part}>
      <SectionHeader
        level={2}
        title={t('secondFactor.title')}
        aside={<Chip tone={secondFactor ? 'done' : 'today'}>{t(secondFactor ? 'secondFactor.on' : 'secondFactor.off')}</Chip>}
      />
      {codes && <RecoveryCodes codes={codes} onDone={() => setCodes(undefined)} />}
      {!codes && step === 'rest' && (
        <>
          <p>{t(secondFactor ? 'secondFactor.onLead' : 'secondFactor.offLead')}</p>
          <div className={styles.ways}>
            {secondFactor ? (
              <>
                <Button onClick={() => setStep('new-codes')}>{t('recovery.renew')}</Button>
                <Button variant="danger" onClick={() => setStep('turn-off')}>
                  {t('secondFactor.turnOff')}
                </Button>
              </>
            ) : (
              <Button onClick={() => setStep('set-up')}>{t('secondFactor.turnOn')}</Button>
            )}
          </div>
        </>
      )}
      {step === 'set-up' && <SetUpSecondFactor onDone={showCodes} onCancel={rest} />}
      {step === 'new-codes' && (
        <ByPassword
          lead={t('recovery.renewLead')}
          submitLabel={t('recovery.renew')}
          onCancel={rest}
          onSubmit={async (password) => {
            const { data } = await client.POST('/api/me/recovery-codes', { body: { password } });
            await showCodes(data?.recoveryCodes ?? []);
          }}
        />
      )}
      {step === 'turn-off' && (
        <ByPassword
          lead={t('secondFactor.turnOffLead')}
          submitLabel={t('secondFactor.turnOff')}
          onCancel={rest}
          onSubmit={async (password) => {
            await client.POST('/api/me/second-factor/removal', { body: { password } });
            rest();
            await refresh();
          }}
        />
      )}
    </section>
  );
}
