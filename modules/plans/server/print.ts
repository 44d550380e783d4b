import { type CalendarDate, formatDate, formatMoney, type Language, localeOf, type Money } from '#kernel';
import { text } from '#platform';
import { type ContentGoal, type ContentIntervention, type GoalFields, PlanContent } from '../model.ts';
import type { GoalView, SignatureView } from '../model-views.ts';
import { costsByFunding } from '../rules-costs.ts';

/** Words of this area in one language, with the dates and figures of that language. */
export function planWords(language: Language) {
  const words = (key: string, facts: Readonly<Record<string, unknown>> = {}) => text(language, `plans:${key}`, facts);
  const day = (date: CalendarDate) => formatDate(date, language, { style: 'long' });
  const shortDay = (date: CalendarDate) => formatDate(date, language);
  const figure = (value: number) => new Intl.NumberFormat(localeOf(language), { maximumFractionDigits: 3 }).format(value);
  return {
    words,
    day,
    shortDay,
    figure,
    money: (amount: Money) => formatMoney(amount, language),
    value: (goal: Pick<GoalFields, 'scale' | 'unit'>, value: number) => valueText(words, figure, goal, value),
  };
}
export type PlanWords = ReturnType<typeof planWords>;

/** `twice a week, in the mornings`; empty when nothing was said. */
export function frequencyText(
  { words }: PlanWords,
  { times, per, scheduleNote }: Pick<ContentIntervention, 'times' | 'per' | 'scheduleNote'>,
): string {
  const often =
    per === null
      ? ''
      : per === 'once' || per === 'as_needed'
        ? words(`frequency.${per}`)
        : words(`frequency.${per}`, { count: times ?? 1 });
  return [often, scheduleNote].filter((part) => part !== '').join(', ');
}

/** `$40.00 each time, paid by: an insurer (Sound Health Plan)`; empty when nothing was said. */
export function costText(
  { words, money }: PlanWords,
  { cost, costPer, funding, fundingNote }: Pick<ContentIntervention, 'cost' | 'costPer' | 'funding' | 'fundingNote'>,
): string {
  const amount = cost ? words(`costText.${costPer ?? 'once'}`, { amount: money(cost) }) : '';
  const by = funding ? [words(`funding.${funding}`), fundingNote === '' ? '' : `(${fundingNote})`].filter(Boolean).join(' ') : '';
  return [amount, by === '' ? '' : words('paidBy', { by })].filter((part) => part !== '').join(', ');
}

/** `$60.00 once + $80.00 a week, paid by: an insurer`: one line for each who pays. */
export function costLines({ words, money }: PlanWords, { goals }: PlanContent): string[] {
  return costsByFunding(goals.flatMap(({ interventions }) => interventions)).map(({ funding, amounts, unknown }) => {
    const costs = amounts.map(({ amount, per }) => words(`costText.${per}`, { amount: money(amount) })).join(' + ');
    const without = unknown === 0 ? '' : words('costsUnknown', { count: unknown });
    return [costs, without, words('paidBy', { by: words(`funding.${funding}`) })].filter((part) => part !== '').join(', ');
  });
}

/** The client's words in the quotation marks of the language. */
export function quoted({ words }: PlanWords, sentence: string): string {
  return words('print.quoted', { words: sentence });
}

/** What is measured, from where to where: one line each. */
export function measureLines(speak: PlanWords, goal: ContentGoal, latest: GoalView['progress'][number] | undefined): string[] {
  const { words, day, value } = speak;
  const target = goal.target === null ? null : value(goal, goal.target);
  return [
    goal.measure === '' ? null : words('print.measure', { measure: goal.measure }),
    goal.baseline === null ? null : words('print.baseline', { value: value(goal, goal.baseline) }),
    targetLine(speak, target, goal.targetOn),
    latest ? words('print.latest', { value: value(goal, latest.value), on: day(latest.recordedOn) }) : null,
    goal.strengths === '' ? null : words('print.strengths', { strengths: goal.strengths }),
  ].filter((line) => line !== null);
}

function targetLine({ words, day }: PlanWords, target: string | null, on: CalendarDate | null): string | null {
  if (target !== null && on !== null) return words('print.targetUntil', { value: target, on: day(on) });
  if (target !== null) return words('print.target', { value: target });
  return on === null ? null : words('print.targetOn', { on: day(on) });
}

function valueText(
  words: PlanWords['words'],
  figure: (value: number) => string,
  goal: Pick<GoalFields, 'scale' | 'unit'>,
  value: number,
): string {
  switch (goal.scale) {
    case 'percent':
      return words('value.percent', { value: figure(value) });
    case 'gas':
      return words('value.gas', { value: value > 0 ? `+${figure(value)}` : figure(value) });
    case 'number':
      return goal.unit === '' ? figure(value) : `${figure(value)} ${goal.unit}`;
  }
}

/** A signature as the sheet prints it: a drawing or what was said, and who and when below the line. */
export function printedSignature({ words, day }: PlanWords, { party, given, userName, organizationName }: SignatureView) {
  const asked = [userName, organizationName].filter((name) => name !== null).join(', ');
  const partyName = [
    words(`party.${party}`),
    given?.byRepresentative ? words('print.byRepresentative', { authority: given.authority }) : '',
  ];
  return {
    party: partyName.filter((part) => part !== '').join(', '),
    strokes: given?.mode === 'drawn' ? given.strokes : null,
    alt: given ? words('print.signatureOf', { name: given.signerName }) : '',
    said: given && given.mode !== 'drawn' ? words(`print.given.${given.mode}`, { reason: given.reason }) : '',
    below: given ? words('print.signedBy', { name: given.signerName, on: day(given.signedOn) }) : asked || ' ',
  };
}

/** The text that was signed, read back from its copy. */
export function contentOf(copy: string): PlanContent {
  return PlanContent.parse(JSON.parse(copy));
}
