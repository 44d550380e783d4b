import { type CalendarDate, type DataCategory, newId, Temporal } from '#kernel';
import type { NeedDomain } from '#modules/assessments/index.ts';
import type { CostPer, Funding } from '#modules/plans/index.ts';
import { type Told, takesStep } from './hand.ts';

type Situation = 'crisis' | 'struggling' | 'managing' | 'well' | 'thriving';
interface Item {
  readonly linkId: string;
  readonly item?: readonly Item[];
  readonly answerOption?: readonly { readonly valueCoding?: { readonly code: string } }[];
}

export interface Assessed {
  /** The areas of life that are not well; all others are. */
  readonly situations: Partial<Record<NeedDomain, Situation>>;
  readonly needs: readonly {
    readonly domain: NeedDomain;
    readonly text: string;
    readonly ownWords?: string;
    readonly priority: 1 | 2 | 3;
  }[];
  readonly strengths: readonly { readonly domain: string; readonly text: string }[];
}

/** Answers the needs assessment in a talk, records needs and strengths, and completes the assessment of the case. */
export async function assesses(told: Told, daysAgo: number, assessed: Assessed): Promise<void> {
  const { stage, by, caseId } = told;
  await asksAboutNeeds(told, daysAgo, assessed.situations);
  for (const need of assessed.needs) await stage.send(by, 'POST', `/cases/${caseId}/needs`, { id: newId(), ...need, wantsHelp: true });
  for (const strength of assessed.strengths) await stage.send(by, 'POST', `/cases/${caseId}/strengths`, { id: newId(), ...strength });
  await takesStep(told, daysAgo, { type: 'complete_assessment', summary: '' }, 12);
}

/** Answers the needs assessment in a talk: the areas named, and all others as well. */
export async function asksAboutNeeds(told: Told, daysAgo: number, situations: Assessed['situations']): Promise<void> {
  await asks(told, daysAgo, 'lotse-needs', ({ linkId, answerOption }) => {
    if (!linkId.endsWith('-situation')) return undefined;
    const wanted = situations[linkId.replace('-situation', '') as NeedDomain] ?? 'well';
    return answerOption?.find((choice) => choice.valueCoding?.code === wanted)?.valueCoding;
  });
}

/** Answers PHQ-9 in a talk: the score of each of its nine questions. */
export async function asksPhq9(told: Told, daysAgo: number, scores: readonly number[]): Promise<void> {
  await asks(told, daysAgo, 'phq-9', ({ linkId, answerOption }) => {
    const score = scores[Number(linkId.replace('phq9-', '')) - 1];
    return score === undefined ? undefined : answerOption?.[score]?.valueCoding;
  });
}

async function asks(told: Told, daysAgo: number, questionnaire: string, choose: (item: Item) => object | undefined): Promise<void> {
  const { stage, by, caseId } = told;
  stage.goTo(daysAgo, 10);
  const id = newId();
  await stage.send(by, 'POST', `/cases/${caseId}/assessments`, { id, questionnaire, language: by.language, mode: 'interview' });
  const { resource } = await stage.send<{ resource: { url: string; item: readonly Item[] } }>(
    by,
    'GET',
    `/questionnaires/${questionnaire}`,
  );
  const item = answersTo(resource.item, choose);
  const response = { resourceType: 'QuestionnaireResponse', questionnaire: resource.url, status: 'in-progress', item };
  await stage.send(by, 'PUT', `/assessments/${id}/response`, { response }, { 'if-match': '"1"' });
  await stage.send(by, 'POST', `/assessments/${id}/completion`, {}, { 'if-match': '"2"' });
}

function answersTo(items: readonly Item[], choose: (item: Item) => object | undefined): object[] {
  return items.flatMap((item): object[] => {
    const inside = answersTo(item.item ?? [], choose);
    if (inside.length > 0) return [{ linkId: item.linkId, item: inside }];
    const valueCoding = choose(item);
    return valueCoding ? [{ linkId: item.linkId, answer: [{ valueCoding }] }] : [];
  });
}

export interface PlannedGoal {
  readonly clientWords: string;
  readonly measure: string;
  readonly unit?: string;
  /** Who may see it; as the case itself unless said otherwise. */
  readonly category?: DataCategory;
  readonly baseline?: number;
  readonly target?: number;
  readonly inDays: number;
  readonly strengths?: string;
  /** The areas of life whose needs it answers. */
  readonly needs?: readonly NeedDomain[];
  readonly interventions: readonly {
    readonly what: string;
    readonly who?: string;
    readonly times?: number;
    readonly per?: 'week' | 'month' | 'once';
    /** Dollars, and what they are for. */
    readonly costs?: readonly [dollars: number, per: CostPer];
    readonly funding?: Funding;
    readonly fundingNote?: string;
  }[];
  /** Days ago and the figure measured then, oldest first. */
  readonly progress?: readonly (readonly [daysAgo: number, value: number])[];
}

/** Writes a plan with its goals and submits it; signed on the screen by the client unless it still waits for that. */
export async function plans(
  told: Told,
  daysAgo: number,
  goals: readonly PlannedGoal[],
  state: 'draft' | 'submitted' | 'signed',
): Promise<void> {
  const { stage, by, caseId, client } = told;
  stage.goTo(daysAgo, 14);
  const id = newId();
  await stage.send(by, 'POST', `/cases/${caseId}/plan`, { id });
  await stage.send(
    by,
    'PATCH',
    `/plans/${id}`,
    { reviewOn: dayIn(90 - daysAgo), emergencyPlan: 'In danger call 911. At night the crisis line 988.' },
    { 'if-match': '"1"' },
  );
  const goalIds = [];
  for (const goal of goals) goalIds.push(await addGoal(told, id, goal));
  if (state === 'draft') return;
  const { sha256 } = await stage.send<{ sha256: string }>(by, 'GET', `/plans/${id}`);
  await stage.send(by, 'POST', `/plans/${id}/submission`, { sha256 });
  if (state === 'submitted') return;
  stage.goTo(daysAgo, 15);
  const signerName = `${client.person.givenNames} ${client.person.familyName}`;
  await stage.send(by, 'POST', `/plans/${id}/signatures`, {
    id: newId(),
    mode: 'drawn',
    party: 'client',
    signerName,
    sha256,
    strokes: [penStroke],
  });
  for (const [index, goal] of goals.entries()) {
    for (const [measuredDaysAgo, value] of goal.progress ?? []) {
      stage.goTo(measuredDaysAgo, 17);
      await stage.send(by, 'POST', `/plans/${id}/goals/${goalIds[index]}/progress`, {
        id: newId(),
        recordedOn: dayIn(-measuredDaysAgo),
        value,
        note: '',
      });
    }
  }
}

/** Says of every goal that it was reached. */
export async function reachesGoals({ stage, by, caseId }: Told, daysAgo: number, note: string): Promise<void> {
  stage.goTo(daysAgo, 15);
  const { inForce } = await stage.send<{ inForce: { id: string; goals: { goalId: string; outcomeVersion: number }[] } }>(
    by,
    'GET',
    `/cases/${caseId}/plan`,
  );
  for (const { goalId, outcomeVersion } of inForce.goals) {
    const end = { outcome: 'achieved', on: dayIn(-daysAgo), note };
    await stage.send(by, 'PUT', `/plans/${inForce.id}/goals/${goalId}/outcome`, end, { 'if-match': `"${outcomeVersion}"` });
  }
}

async function addGoal({ stage, by, caseId }: Told, planId: string, goal: PlannedGoal): Promise<string> {
  const id = newId();
  const {
    clientWords,
    measure,
    unit = '',
    category = 'social',
    baseline = null,
    target = null,
    strengths = '',
    needs = [],
    inDays,
    interventions,
  } = goal;
  const board = await stage.send<{ needs: { id: string; domain: NeedDomain }[] }>(by, 'GET', `/cases/${caseId}/needs`);
  const scale = target === null ? 'percent' : 'number';
  await stage.send(by, 'POST', `/plans/${planId}/goals`, {
    id,
    clientWords,
    measure,
    scale,
    unit,
    category,
    baseline,
    target,
    strengths,
    needIds: board.needs.filter(({ domain }) => needs.includes(domain)).map(({ id }) => id),
    targetOn: dayIn(inDays),
  });
  for (const { what, who, times = null, per = null, costs, funding = null, fundingNote = '' } of interventions) {
    const responsible = who ? { responsibleName: who } : { responsibleUserId: by.userId };
    await stage.send(by, 'POST', `/plans/${planId}/goals/${id}/interventions`, {
      id: newId(),
      what,
      ...responsible,
      times,
      per,
      cost: costs ? { minor: costs[0] * 100, currency: 'USD' } : null,
      costPer: costs?.[1] ?? null,
      funding,
      fundingNote,
      dueOn: dayIn(inDays),
    });
  }
  return id;
}

/** A line as a finger draws it. */
const penStroke = Array.from({ length: 24 }, (_, index) => [120 + index * 28, 150 + Math.round(70 * Math.sin(index / 2.2))]);

function dayIn(days: number): CalendarDate {
  return Temporal.Now.plainDateISO('America/New_York').add({ days }).toString() as CalendarDate;
}
