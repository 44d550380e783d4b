import { hostileTexts, markup } from './hostile-values.ts';

/** What came back. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
  /** The tables that changed. */
  readonly changed: readonly string[];
}

/**
 * What a refused request may leave behind, and why: an attempt to sign in, to reset a password or to open a public form is counted, or the next
 * would be free; its entry in the journal says so.
 */
const countsAttempts: readonly string[] = ['sign_in_attempts', 'public_requests', 'journal', 'journal_heads'];
const asksToCount = /^(POST|GET) \/(session|password-resets|invitations|me|refer|setup)\b|^PUT \/me\/password/;

/** What is written by a statement of its own, so that it stays when the request is refused: attempts are counted, and who is still there. */
export const changesAlone: readonly string[] = ['sign_in_attempts', 'public_requests', 'sessions'];

/** Whatever a session asks, once a minute it is noted that its person is still there: `session_was_used`. */
const notesOfUse: readonly string[] = ['sessions'];

/** What a question may leave behind: that it was asked. */
const notesOfReading: readonly string[] = ['access_log', 'journal', 'journal_heads'];

/** Words of the machinery that no answer may hold. */
const machinery = /node_modules|\bat \w+ \(|\.ts:\d+|syntax error at or near|violates \w+ constraint|relation "\w+"|ECONNREFUSED/;

/** Everything that is wrong with an answer, in words; nothing when it is as it must be. */
export function faultsOf(operation: string, mayNotSee: readonly string[], answer: Answer): string[] {
  const { status, headers, text, changed } = answer;
  const type = String(headers['content-type'] ?? '');
  const faults: string[] = [];
  if (status >= 500 && !text.includes('pdf.unavailable')) faults.push(`answered ${status}`);
  if (status >= 400 && !isProblem(type, text, status)) faults.push(`refused with ${status} in ${type || 'nothing'} instead of a problem`);
  const unexplained = changed.filter((table) => !mayChange(operation, status).includes(table));
  const isQuestion = operation.startsWith('GET ');
  if (unexplained.length > 0 && (status >= 400 || isQuestion)) faults.push(`answered ${status} and changed ${unexplained.join(', ')}`);
  for (const mark of mayNotSee) if (text.includes(mark)) faults.push(`shows what is not the caller's: ${mark}`);
  if (status >= 400 && machinery.test(text)) faults.push('tells of the machinery');
  if (type.includes('html') && markup.some((part) => text.includes(part))) faults.push('gives markup back as markup');
  if (headers['x-content-type-options'] !== 'nosniff') faults.push('goes without nosniff');
  if (Object.values(headers).some((value) => /[\r\n]/.test(String(value)))) faults.push('holds a broken header');
  if (isForeign(headers.location)) faults.push(`leads away to ${headers.location}`);
  return faults;
}

function mayChange(operation: string, status: number): readonly string[] {
  const notes = status < 400 ? notesOfReading : asksToCount.test(operation) ? countsAttempts : [];
  return [...notesOfUse, ...notes];
}

function isProblem(type: string, text: string, status: number): boolean {
  if (!type.startsWith('application/problem+json')) return false;
  const problem = JSON.parse(text) as Record<string, unknown>;
  return problem.status === status && ['code', 'title', 'type', 'instance'].every((name) => typeof problem[name] === 'string');
}

const isForeign = (location: unknown): boolean =>
  location !== undefined && (!/^\/(?!\/)/.test(String(location)) || hostileTexts.includes(String(location)));
