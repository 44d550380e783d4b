import { readFileSync } from 'node:fs';
import { Questionnaire } from '#questionnaire';

export { filledResponse, type SpokenAnswer } from './server/fill.ts';

/** One of the instruments we ship, as it is in its file. */
export function instrument(key: string): Questionnaire {
  return Questionnaire.parse(JSON.parse(readFileSync(new URL(`instruments/${key}.json`, import.meta.url), 'utf8')));
}

const areas = ['housing', 'food', 'income', 'work', 'health', 'daily-living', 'support', 'transport', 'safety', 'legal'];

/** Answers to our needs assessment in which every area is well, but for what the test says. */
export function needsAnswers(over: Record<string, number | boolean | string> = {}): Record<string, number | boolean | string> {
  return { ...Object.fromEntries(areas.map((area) => [`${area}-situation`, 4])), ...over };
}

/** Answers to PHQ-9 in the order of its items. */
export function phq9Answers(...scores: number[]): Record<string, number> {
  return Object.fromEntries(scores.map((score, index) => [`phq9-${index + 1}`, score]));
}
