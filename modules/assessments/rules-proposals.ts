import { enabledItems, type FormItem, flatten, type Questionnaire, type QuestionnaireResponse, scoreSummary } from '#questionnaire';
import { NeedDomain, type StrengthDomain } from './model-domains.ts';
import type { NeedProposal, StrengthProposal } from './model-needs.ts';

/** Code system that marks the question on how things stand in one area of life; the questions beside it belong to that area. */
const needDomainSystem = 'urn:lotse:need-domain';

/** Which answers about strengths name one, and where it lies. What somebody hopes for is a goal to be, not a strength. */
const strengthSources: Readonly<Record<string, StrengthDomain>> = {
  'strengths-going-well': 'general',
  'strengths-people': 'relationships',
  'strengths-good-at': 'learning-work',
  'strengths-helped-before': 'general',
  'strengths-list': 'general',
};

const struggling = 2;

/**
 * Needs that a completed assessment suggests: areas in crisis or struggling, and areas in which help is wanted however well they stand.
 * Crisis comes first, then struggling, then what is only wished for.
 */
export function proposedNeeds(assessmentId: string, form: Questionnaire, response: QuestionnaireResponse): NeedProposal[] {
  const levels = new Map(scoreSummary(form, response, 'en').domains.map(({ linkId, value }) => [linkId, value]));
  const proposals = areasOf(enabledItems(form, response)).flatMap(({ domain, situation, beside }): NeedProposal[] => {
    const level = levels.get(situation.item.linkId) ?? null;
    const wantsHelp = beside.find(({ item }) => item.type === 'boolean')?.answers[0]?.valueBoolean ?? null;
    const ownWords = beside.find(({ item }) => item.type === 'text')?.answers[0]?.valueString ?? '';
    if ((level === null || level > struggling) && wantsHelp !== true) return [];
    return [{ kind: 'need', assessmentId, key: domain, domain, level, wantsHelp, ownWords, priority: priorityOf(level) }];
  });
  return proposals.toSorted((a, b) => a.priority - b.priority);
}

/** Strengths the client named in a completed assessment, one for each answer. */
export function proposedStrengths(assessmentId: string, form: Questionnaire, response: QuestionnaireResponse): StrengthProposal[] {
  return flatten(enabledItems(form, response)).flatMap(({ item, answers }) => {
    const domain = strengthSources[item.linkId];
    if (domain === undefined) return [];
    return answers.flatMap((answer, index): StrengthProposal[] => {
      const text = answer.valueString?.trim() ?? '';
      return text === '' ? [] : [{ kind: 'strength', assessmentId, key: `${item.linkId}.${index}`, domain, text }];
    });
  });
}

/** The area of life a question of the form asks about, if it asks about one. */
export function domainOf(item: { code?: readonly { system?: string | undefined; code?: string | undefined }[] | undefined }) {
  return NeedDomain.safeParse(item.code?.find(({ system }) => system === needDomainSystem)?.code).data;
}

interface Area {
  readonly domain: NeedDomain;
  readonly situation: FormItem;
  /** The other questions of its group. */
  readonly beside: readonly FormItem[];
}

function areasOf(places: readonly FormItem[]): Area[] {
  return places.flatMap((place) => {
    const domain = domainOf(place.item);
    const here = domain === undefined ? [] : [{ domain, situation: place, beside: places.filter((other) => other !== place) }];
    return [...here, ...areasOf(place.children)];
  });
}

function priorityOf(level: number | null): 1 | 2 | 3 {
  if (level === 1) return 1;
  return level === struggling ? 2 : 3;
}
