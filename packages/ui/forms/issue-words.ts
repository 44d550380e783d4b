import type { z } from 'zod';
import type { FieldProblem } from '#client';

/** What is wrong with a field, as a key of `ui:field-error` (or the code of a refusal) with facts for the sentence. */
export type IssueWords = { key: IssueKey; facts: Record<string, unknown> } | { code: string; facts: Record<string, unknown> };
export type IssueKey =
  | ('missing' | 'tooShort' | 'tooLong' | 'tooFew' | 'tooMany' | 'tooLow' | 'tooHigh' | 'notEmail' | 'notUrl' | 'unfit')
  | ('lengthAtMost' | 'atLeast' | 'atMost' | 'emailWanted' | 'urlWanted');

/** Says in the value's own words why a schema refuses it. `value` is what stands in the field. */
export function wordsOfIssue(issue: z.core.$ZodIssue, value: unknown): IssueWords {
  const isEmpty = value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
  if (issue.code === 'custom') return wordsOfCustom(issue, value);
  if (isEmpty) return { key: 'missing', facts: {} };
  const length = typeof value === 'string' ? value.trim().length : undefined;
  switch (issue.code) {
    case 'too_big':
      return {
        key: bigKeys[issue.origin] ?? 'tooHigh',
        facts: { count: Number(issue.maximum), limit: Number(issue.maximum), length, value },
      };
    case 'too_small':
      return {
        key: smallKeys[issue.origin] ?? 'tooLow',
        facts: { count: Number(issue.minimum), limit: Number(issue.minimum), length, value },
      };
    case 'invalid_format':
      return { key: formatKeys[issue.format] ?? 'unfit', facts: { value } };
    default:
      return { key: 'unfit', facts: { value: typeof value === 'object' ? '' : value } };
  }
}

/** The same for what the server found wrong with a field of a form; `value` is what stands in it. */
export function wordsOfFieldProblem({ code, facts }: FieldProblem, value: unknown): IssueWords {
  if (code === 'missing') return { key: 'missing', facts: {} };
  if (code === 'custom') return { key: 'unfit', facts: {} };
  if (code.includes('.')) return { code, facts: { ...facts, value } };
  return wordsOfIssue({ code, ...facts, path: [], message: '' } as unknown as z.core.$ZodIssue, value);
}

/** The same where nobody knows what was written: what would fit instead. */
export function wordsOfUnseenField({ code, facts }: FieldProblem): IssueWords {
  const found = wordsOfFieldProblem({ pointer: '', detail: '', code, facts }, '…');
  return 'key' in found ? { key: unseenKeys[found.key] ?? found.key, facts: found.facts } : found;
}

const unseenKeys: Partial<Record<IssueKey, IssueKey>> = {
  tooLong: 'lengthAtMost',
  tooLow: 'atLeast',
  tooHigh: 'atMost',
  notEmail: 'emailWanted',
  notUrl: 'urlWanted',
};

/** Rules of our own carry the code of their refusal; its text is `problem.<code>` of the area. */
function wordsOfCustom(issue: z.core.$ZodIssueCustom, value: unknown): IssueWords {
  const { code, ...facts } = issue.params ?? {};
  return typeof code === 'string' ? { code, facts: { ...facts, value } } : { key: 'missing', facts: {} };
}

const bigKeys: Record<string, IssueKey> = { string: 'tooLong', array: 'tooMany', set: 'tooMany' };
const smallKeys: Record<string, IssueKey> = { string: 'tooShort', array: 'tooFew', set: 'tooFew' };
const formatKeys: Record<string, IssueKey> = { email: 'notEmail', url: 'notUrl' };

/** The name of the field an issue or a server's pointer is about: "#/address/postalCode" is "address.postalCode". */
export const fieldOfPointer = (pointer: string): string =>
  pointer
    .replace(/^#?\/?/, '')
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .join('.');
