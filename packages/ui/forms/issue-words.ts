import type { z } from 'zod';

/** What is wrong with a field, as a key of `ui:field-error` (or the code of a refusal) with facts for the sentence. */
export type IssueWords = { key: IssueKey; facts: Record<string, unknown> } | { code: string; facts: Record<string, unknown> };
export type IssueKey = 'missing' | 'tooShort' | 'tooLong' | 'tooFew' | 'tooMany' | 'tooLow' | 'tooHigh' | 'notEmail' | 'notUrl' | 'unfit';

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
