import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DeclineReason } from '#modules/cases/index.ts';
import { RadioCards, useDraft } from '#ui';
import { AnswerFields, answersItself, type Told } from './answer-fields.tsx';
import { DecisionSheet } from './decision-sheet.tsx';
import { type Referral, useReferralActions } from './queries.ts';
import { useDecision } from './use-decision.ts';

export type DecisionProps = { referral: Referral; onBack: () => void; onDone: () => void; onClose: () => void };

type Form = { reason: DeclineReason | null; note: string; alternatives: string; answer: string; informedBy: Told | null };
const empty: Form = { reason: null, note: '', alternatives: '', answer: '', informedBy: null };

/** Saying no with a reason the sender is told, and where else to turn; to who waits, also what happened meanwhile. */
export function DeclineForm({ referral, onBack, onDone, onClose }: DecisionProps) {
  const { t } = useTranslation('intake');
  const { decline, takeOff } = useReferralActions();
  const draft = useDraft<Form>(`referral-decline:${referral.id}`, empty);
  const form = { ...empty, ...draft.value };
  const waits = referral.status === 'waitlisted';
  const change = (to: Partial<Form>) => draft.setValue({ ...form, ...to });
  const gaps = [
    form.reason === null && 'reason',
    waits && form.note.trim().length < 3 && 'note',
    answersItself(referral) === null && form.informedBy === null && 'informedBy',
  ].filter((gap) => gap !== false);
  const { decide, busy, error, shown } = useDecision({
    gaps,
    send: async () => {
      const { note, ...answer } = { ...form, reason: form.reason ?? 'other' };
      await (waits ? takeOff(referral.id, { ...answer, note }) : decline(referral.id, answer));
      await draft.finish();
    },
    onDone,
  });
  return (
    <DecisionSheet
      title={t(waits ? 'remove.title' : 'decline.title', { name: referral.personName })}
      verb={t(waits ? 'remove.verb' : 'decline.verb')}
      busy={busy}
      error={error}
      onDecide={() => void decide()}
      onBack={onBack}
      onClose={onClose}
    >
      <RadioCards
        label={t('decline.reason')}
        options={DeclineReason.options.map((reason) => ({ value: reason, label: t(`declineReason.${reason}`) }))}
        value={form.reason}
        onChange={(reason) => change({ reason })}
        error={shown.includes('reason') ? t('decline.reasonMissing') : undefined}
      />
      {waits && (
        <Textarea
          label={t('remove.note')}
          description={t('note.whoReads')}
          autosize
          minRows={2}
          maxRows={6}
          maxLength={2000}
          value={form.note}
          onChange={(event) => change({ note: event.currentTarget.value })}
          error={shown.includes('note') ? t('remove.noteMissing') : undefined}
        />
      )}
      <Textarea
        label={t('decline.alternatives')}
        description={t('decline.alternativesHelp')}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={2000}
        value={form.alternatives}
        onChange={(event) => change({ alternatives: event.currentTarget.value })}
      />
      <AnswerFields
        referral={referral}
        answer={form.answer}
        informedBy={form.informedBy}
        missing={shown.includes('informedBy')}
        onChange={change}
      />
    </DecisionSheet>
  );
}
