import type { TFunction } from 'i18next';
import type { z } from 'zod';
import { addDays, type CalendarDate } from '#kernel';
import type { FieldLook, FormSection } from '#ui';
import { AdministrativeReason, ClosureReason, ClosureSummary, HoldReason } from '../model.ts';
import { CaseEvent, type CaseEventInput, type CaseEventType } from '../model-events.ts';

type Words = TFunction<'cases'>;
type Fields = Record<string, FieldLook>;

/** What is asked before a step: the fields of its event, how they look, and what stands in them at first. */
export interface StepForm {
  readonly schema: z.ZodObject;
  readonly sections: readonly FormSection<z.ZodObject>[];
  readonly initial: Record<string, unknown>;
  readonly toEvent: (value: Record<string, unknown>) => CaseEventInput;
}

/** The form of a step on the page of a case, from the schema of its event. */
export function stepForm(type: CaseEventType, t: Words, today: CalendarDate): StepForm {
  const flat = (value: Record<string, unknown>) => ({ ...value, type }) as CaseEventInput;
  if (type === 'close') {
    return {
      schema: ClosureSummary,
      sections: [{ fields: closingFields(t) }],
      initial: { clientInformedOn: today },
      toEvent: (closure) => ({ type, closure }) as CaseEventInput,
    };
  }
  return { schema: schemaOf(type), sections: [{ fields: fieldsOf(type, t) }], initial: initialOf(type, today), toEvent: flat };
}

function schemaOf(type: CaseEventType): z.ZodObject {
  const found = CaseEvent.options.find((option) => option.shape.type.value === type);
  if (!found) throw new Error(`no event ${type}`);
  return (found as z.ZodObject).omit({ type: true });
}

function fieldsOf(type: CaseEventType, t: Words): Fields {
  const options = (values: readonly string[], word: (value: string) => string) => values.map((value) => ({ value, label: word(value) }));
  switch (type) {
    case 'complete_assessment':
      return { summary: { label: t('form.summary'), help: t('form.summaryHelp') } };
    case 'revise_plan':
    case 'cancel_closing':
    case 'reopen':
    case 'void':
      return { reason: { label: t('form.why') } };
    case 'reassess':
      return {
        because: {
          label: t('form.because'),
          widget: 'radios',
          options: [
            { value: 'due', label: t('form.reviewDue') },
            { value: 'significant_change', label: t('form.changed') },
          ],
        },
        reason: { label: t('form.whatChanged') },
      };
    case 'hold':
      return {
        reason: { label: t('form.why'), options: options(HoldReason.options, (value) => t(`holdReason.${value as HoldReason}`)) },
        until: { label: t('form.until') },
        note: { label: t('form.note') },
        teamInformed: { label: t('form.teamInformed') },
      };
    case 'resume':
      return { note: { label: t('form.resumeNote') } };
    case 'start_closing':
      return {
        reason: { label: t('form.why'), options: options(ClosureReason.options, (value) => t(`closureReason.${value as ClosureReason}`)) },
        note: { label: t('form.note') },
      };
    case 'administrative_close':
      return {
        reason: {
          label: t('form.why'),
          options: options(AdministrativeReason.options, (value) => t(`closureReason.${value as AdministrativeReason}`)),
        },
        deathConfirmed: { label: t('form.deathConfirmed'), showIf: hasDied },
        deceasedOn: { label: t('form.deceasedOn'), widget: 'partialDate', help: t('form.deceasedOnHelp'), showIf: hasDied },
        note: { label: t('form.note') },
      };
    default:
      return {};
  }
}

const hasDied = ({ reason }: { reason?: unknown }) => reason === 'deceased';

function closingFields(t: Words): Fields {
  return {
    summary: { label: t('form.closing'), help: t('form.closingHelp') },
    remainingNeeds: { label: t('form.remaining') },
    handOver: { label: t('form.handOver'), help: t('form.handOverHelp') },
    clientInformedOn: { label: t('form.clientInformed') },
    missingOutcomeReason: { label: t('form.missingOutcome') },
  };
}

function initialOf(type: CaseEventType, today: CalendarDate): Record<string, unknown> {
  switch (type) {
    case 'hold':
      return { until: addDays(today, 14), teamInformed: false };
    case 'reassess':
      return { because: 'significant_change' };
    default:
      return {};
  }
}
