import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DataCategory } from '#kernel';
import { Button, Chip, DataCategoryChip, ProblemAlert, Segmented, useFormat } from '#ui';
import type { ConsentPurpose } from '../model.ts';
import styles from './consents.module.css';
import { type ConsentView, useConsentActions } from './queries.ts';

const tones = { active: 'sea', future: 'soon', expired: 'neutral', revoked: 'overdue' } as const;

/** One consent: who may see what, for what, until when, how it was given, and the way to withdraw it. */
export function ConsentItem({ caseId, consent, mayWithdraw }: { caseId: string; consent: ConsentView; mayWithdraw: boolean }) {
  const { t } = useTranslation('consents');
  const format = useFormat();
  const [revoking, setRevoking] = useState(false);
  const { recipient, type, status, until, purposes, categories, signedOn, legalForm, revokedAt } = consent;
  const holds = status === 'active' || status === 'future';
  return (
    <li className={styles.consent}>
      <div className={styles.head}>
        <b>{recipient?.name ?? t(`type.${type}`)}</b>
        <Chip tone={tones[status]}>{t(`status.${status}`)}</Chip>
      </div>
      {recipient && <p className={styles.quiet}>{t(`type.${type}`)}</p>}
      {categories.length > 0 && (
        <p className={styles.categories}>
          {categories.map((category) => (
            <DataCategoryChip key={category} category={DataCategory.parse(category)} />
          ))}
        </p>
      )}
      <p className={styles.quiet}>
        {purposes.length > 0 &&
          `${t('for', { purposes: format.list(purposes.map((purpose) => t(`purpose.${purpose as ConsentPurpose}`))) })} `}
        {revokedAt
          ? t('withdrawnAt', { when: format.instant(revokedAt) })
          : until
            ? t('until', { day: format.day(until) })
            : t('openEnded')}
      </p>
      <p className={styles.quiet}>
        {signedOn ? t('given', { form: t(`legalForm.${legalForm}`), day: format.day(signedOn) }) : t(`legalForm.${legalForm}`)}
        {consent.grantor === 'representative' && consent.grantorName && `, ${t('byRepresentative', { name: consent.grantorName })}`}
      </p>
      {mayWithdraw && holds && !revoking && (
        <Button size="small" variant="quiet" onClick={() => setRevoking(true)}>
          {t('withdraw')}
        </Button>
      )}
      {revoking && <Withdrawal caseId={caseId} consent={consent} onClose={() => setRevoking(false)} />}
    </li>
  );
}

/** How the client said it, and what follows; it holds from the moment it is pressed. */
function Withdrawal({ caseId, consent, onClose }: { caseId: string; consent: ConsentView; onClose: () => void }) {
  const { t } = useTranslation(['consents', 'ui']);
  const { revoke } = useConsentActions(caseId);
  const [channel, setChannel] = useState<'written' | 'verbal' | 'electronic'>('verbal');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  async function submit(): Promise<void> {
    setBusy(true);
    await revoke(consent.id, channel).then(onClose, setError);
    setBusy(false);
  }
  return (
    <div className={styles.withdrawal}>
      <Segmented
        label={t('consents:howWithdrawn')}
        columns={3}
        options={(['verbal', 'written', 'electronic'] as const).map((value) => ({ value, label: t(`consents:channel.${value}`) }))}
        value={channel}
        onChange={setChannel}
      />
      <p className={styles.quiet}>
        {consent.type === 'case_management'
          ? t('consents:withdrawAll')
          : consent.recipient
            ? t('consents:withdrawMeans', { name: consent.recipient.name })
            : t('consents:withdrawOther')}
      </p>
      {error !== undefined && <ProblemAlert error={error} />}
      <p className={styles.buttons}>
        <Button variant="danger" size="small" busy={busy} onClick={() => void submit()}>
          {t('consents:withdrawNow')}
        </Button>
        <Button variant="quiet" size="small" onClick={onClose}>
          {t('ui:cancel')}
        </Button>
      </p>
    </div>
  );
}
