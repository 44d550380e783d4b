import { useTranslation } from 'react-i18next';
import { useDraft, useFormat, useMay } from '#ui';
import { emptyAcceptance, gapsOf, isOverLimit, proposedPerson, toAcceptance } from './acceptance-form.ts';
import { AnswerFields } from './answer-fields.tsx';
import { BasisFields } from './basis-fields.tsx';
import { CaseFields } from './case-fields.tsx';
import { DecisionSheet } from './decision-sheet.tsx';
import type { DecisionProps } from './decline-form.tsx';
import { IntakeFields } from './intake-fields.tsx';
import { PersonFields } from './person-fields.tsx';
import { useCaseManagers, usePossiblePersons, usePrograms, useReferralActions } from './queries.ts';
import { useDecision } from './use-decision.ts';

/** Who it is, who works on it, on what basis, and what the sender hears: everything a case needs to begin. */
export function AcceptForm({ referral, onBack, onDone, onClose }: DecisionProps) {
  const { t } = useTranslation('intake');
  const format = useFormat();
  const maySupervise = useMay('cases.supervise');
  const { accept } = useReferralActions();
  const possible = usePossiblePersons(referral.id, true);
  const managers = useCaseManagers().data?.items ?? [];
  const programs = (usePrograms().data?.items ?? []).filter(({ active }) => active);
  const draft = useDraft(`referral-acceptance:${referral.id}`, emptyAcceptance(format.today));
  const found = possible.data?.items ?? [];
  const proposed = possible.data ? proposedPerson(found) : null;
  const onlyProgram = programs.length === 1 ? (programs[0]?.id ?? null) : null;
  // A draft may be older than a question.
  const form = {
    ...emptyAcceptance(format.today),
    ...draft.value,
    person: draft.value.person ?? proposed,
    programId: draft.value.programId ?? onlyProgram,
  };
  const change = (to: Partial<typeof form>) => draft.setValue({ ...form, ...to });
  const manager = managers.find(({ userId }) => userId === form.caseManagerId);
  const overLimit = manager !== undefined && isOverLimit(manager, form.acuity);
  const { decide, busy, error, shown } = useDecision({
    gaps: gapsOf(form, overLimit),
    send: async () => {
      await accept(referral.id, toAcceptance(form, overLimit));
      await draft.finish();
    },
    onDone,
  });
  const fields = { form, onChange: change, gaps: shown };
  return (
    <DecisionSheet
      title={t('accept.title', { name: referral.personName })}
      verb={t('accept.verb')}
      busy={busy}
      error={error}
      onDecide={() => void decide()}
      onBack={onBack}
      onClose={onClose}
    >
      <PersonFields {...fields} referral={referral} found={found} />
      <IntakeFields {...fields} />
      <CaseFields {...fields} programs={programs} managers={managers} overLimit={overLimit} maySupervise={maySupervise} />
      <BasisFields {...fields} />
      <AnswerFields referral={referral} answer={form.answer} informedBy={form.informedBy} onChange={change} />
    </DecisionSheet>
  );
}
