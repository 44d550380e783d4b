import { Checkbox, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Segmented } from '#ui';
import type { WaitingPriority } from '../model.ts';
import { answersItself, type Told, ways } from './answer-fields.tsx';
import { DecisionSheet } from './decision-sheet.tsx';
import type { DecisionProps } from './decline-form.tsx';
import { useReferralActions } from './queries.ts';
import { useDecision } from './use-decision.ts';

const priorities = ['1', '2', '3', '4'] as const;

/** A place on the waiting list, or another look at one. */
export function WaitingForm({ referral, onBack, onDone, onClose }: DecisionProps) {
  const { t } = useTranslation('intake');
  const { wait } = useReferralActions();
  const { screening } = referral;
  const [priority, setPriority] = useState<(typeof priorities)[number] | null>(
    screening?.priority ? (`${screening.priority}` as '1') : null,
  );
  const [targetGroupMet, setTargetGroupMet] = useState(screening?.targetGroupMet === true);
  const [note, setNote] = useState(screening?.note ?? '');
  const [informedBy, setInformedBy] = useState<Told | null>(null);
  const asksHowTold = answersItself(referral) === null && referral.informedBy === null;
  const gaps = [priority === null && 'priority'].filter((gap) => gap !== false);
  const { decide, busy, error, shown } = useDecision({
    gaps,
    send: () => wait(referral.id, { priority: Number(priority) as WaitingPriority, targetGroupMet, note, informedBy }),
    onDone,
  });
  return (
    <DecisionSheet
      title={t('wait.title', { name: referral.personName })}
      verb={t(referral.status === 'waitlisted' ? 'wait.keep' : 'wait.verb')}
      busy={busy}
      error={error}
      onDecide={() => void decide()}
      onBack={onBack}
      onClose={onClose}
    >
      <Checkbox
        label={t('wait.targetGroup')}
        checked={targetGroupMet}
        onChange={(event) => setTargetGroupMet(event.currentTarget.checked)}
      />
      <Segmented
        label={t('wait.priority')}
        options={priorities.map((each) => ({ value: each, label: t(`wait.priority_${each}`) }))}
        columns={2}
        value={priority}
        onChange={setPriority}
        error={shown.includes('priority') ? t('wait.priorityMissing') : undefined}
      />
      <Textarea
        label={t('wait.note')}
        description={t('note.whoReads')}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={4000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {asksHowTold && (
        <Segmented
          label={t('answer.how')}
          options={[
            { value: 'none', label: t('answer.besides_none') },
            ...ways.map((each) => ({ value: each, label: t(`informedBy.${each}`) })),
          ]}
          value={informedBy ?? 'none'}
          onChange={(each) => setInformedBy(each === 'none' ? null : each)}
        />
      )}
    </DecisionSheet>
  );
}
