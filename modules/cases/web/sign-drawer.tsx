import { IconSignature } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Drawer, ProblemAlert, useFormat, useSession } from '#ui';
import type { CaseEventType } from '../model-events.ts';
import styles from './cases.module.css';
import { type CaseView, useCaseActions } from './queries.ts';

/** The second signature: what somebody asks for and why; sign it, or let the case go on as before. */
export function SignDrawer({ view, onClose }: { view: CaseView; onClose: () => void }) {
  const { t } = useTranslation('cases');
  const format = useFormat();
  const { user } = useSession();
  const { sign } = useCaseActions(view.id);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const { pending } = view;
  if (!pending) return null;
  const mayNot = !view.may.supervise || pending.requestedBy === user.id;

  async function answer(agrees: boolean): Promise<void> {
    setBusy(true);
    setError(undefined);
    await sign(agrees).then(onClose, setError);
    setBusy(false);
  }

  return (
    <Drawer
      opened
      onClose={onClose}
      title={t(`step.${pending.event as CaseEventType}`)}
      footer={
        !mayNot && (
          <>
            <Button variant="danger" wide busy={busy} icon={<IconSignature aria-hidden />} onClick={() => void answer(true)}>
              {t('sign')}
            </Button>
            <Button variant="quiet" busy={busy} onClick={() => void answer(false)}>
              {t('refuse')}
            </Button>
          </>
        )
      }
    >
      <div className={styles.step}>
        <p className={styles.lead}>
          {t('askedBy', { name: pending.requestedByName, when: format.instant(pending.requestedAt) })}
          {pending.event === 'administrative_close' && pending.reason && ` ${t(`closureReason.${pending.reason as 'moved'}`)}.`}
          {pending.deceasedOn !== null && ` ${t('diedOn', { date: format.date(pending.deceasedOn) })}`}
        </p>
        <blockquote className={styles.quote}>{pending.note ?? pending.reason}</blockquote>
        <p className={styles.note}>{mayNot ? t('signNotYours') : t('signMeans')}</p>
        {error !== undefined && <ProblemAlert error={error} />}
      </div>
    </Drawer>
  );
}
