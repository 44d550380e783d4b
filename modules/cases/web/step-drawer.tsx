import { IconSignature } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '#client';
import { Button, Drawer, FormView, LoadingLine, useFormat, useZodForm } from '#ui';
import type { CaseEventType } from '../model-events.ts';
import styles from './cases.module.css';
import { MissingList } from './missing-list.tsx';
import { type StepView, type Unmet, useCaseActions, useSteps } from './queries.ts';
import { stepForm } from './step-forms.ts';

type StepDrawerProps = { caseId: string; event: CaseEventType | undefined; onClose: () => void };

/** A step of the case over the case: what is still missing for it and where it is done, else what has to be said with it. */
export function StepDrawer({ caseId, event, onClose }: StepDrawerProps) {
  const { t } = useTranslation('cases');
  const steps = useSteps(caseId, event !== undefined);
  const possible = steps.data?.items.find((each) => each.event === event);
  const [known, setKnown] = useState(possible);
  if (possible && possible !== known) setKnown(possible);
  // A step that was just taken is not possible any more; its drawer stays until it closes by itself.
  const step = possible ?? (known?.event === event ? known : undefined);
  if (event === undefined) return null;
  if (step) return <OpenStep key={step.id} caseId={caseId} step={step} onClose={onClose} />;
  return (
    <Drawer opened onClose={onClose} title={t(`step.${event}`)}>
      {steps.isPending ? <LoadingLine /> : <p>{t('stepGone')}</p>}
    </Drawer>
  );
}

function OpenStep({ caseId, step, onClose }: { caseId: string; step: StepView; onClose: () => void }) {
  const { t } = useTranslation('cases');
  const { today } = useFormat();
  const { take } = useCaseActions(caseId);
  const [refused, setRefused] = useState<readonly Unmet[]>([]);
  const event = step.event as CaseEventType;
  const [form] = useState(() => stepForm(event, t, today));
  const state = useZodForm({
    schema: form.schema,
    initial: form.initial,
    draftKey: event === 'close' ? `closing:${caseId}` : undefined,
    onSave: async ({ value }) => {
      setRefused([]);
      try {
        await take(form.toEvent(value));
        onClose();
      } catch (error) {
        if (error instanceof Problem && Array.isArray(error.facts.unmet)) setRefused(error.facts.unmet as Unmet[]);
        throw error;
      }
    },
  });
  const unmet = step.unmet.length > 0 ? step.unmet : refused;
  const blocked = step.unmet.length > 0;
  return (
    <Drawer
      opened
      onClose={onClose}
      title={t(`step.${event}`)}
      footer={
        <>
          <Button
            variant={step.fourEyes ? 'danger' : 'primary'}
            wide
            busy={state.busy}
            disabled={blocked || !step.permitted}
            icon={step.fourEyes ? <IconSignature aria-hidden /> : undefined}
            onClick={() => void state.submit()}
          >
            {step.fourEyes ? t('askSignature') : t(`step.${event}`)}
          </Button>
          <Button variant="quiet" onClick={onClose}>
            {t('notNow')}
          </Button>
        </>
      }
    >
      <div className={styles.step}>
        <p className={styles.lead}>{t(`stepLead.${event as 'hold'}`)}</p>
        <MissingList caseId={caseId} unmet={unmet} onGo={onClose} />
        {step.fourEyes && <p className={styles.note}>{t('fourEyes')}</p>}
        {!step.permitted && <p className={styles.note}>{t('notYours')}</p>}
        {!blocked && <FormView form={state} sections={form.sections} />}
      </div>
    </Drawer>
  );
}
