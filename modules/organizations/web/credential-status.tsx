import { useTranslation } from 'react-i18next';
import { Chip, type Tone } from '#ui';
import type { CredentialStatus } from '../model-credential.ts';

const tones: Readonly<Record<CredentialStatus, Tone>> = {
  valid: 'done',
  ending: 'today',
  expired: 'overdue',
  ended: 'neutral',
  entered_in_error: 'line',
};

/** What a licence or certificate is worth today. */
export function CredentialStatusChip({ status }: { status: CredentialStatus }) {
  const { t } = useTranslation('organizations');
  return <Chip tone={tones[status]}>{t(`credential.status.${status}`)}</Chip>;
}
