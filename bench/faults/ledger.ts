/** What a server said yes to: it must be there afterwards, exactly once. */
export interface Acknowledged {
  /** A record made under an id of the caller's: the table it is in. Or a version of one: the words its row had. Or a decision: the words of its reason. */
  readonly kind: 'record' | 'version' | 'decision';
  readonly table: string;
  readonly id: string;
  readonly words: string;
  readonly at: number;
}

/** What the load wrote, and how its requests fared. */
export class Ledger {
  readonly acknowledged: Acknowledged[] = [];
  /** Answers that are neither a yes nor a proper "not now". */
  readonly wrongAnswers: string[] = [];
  /** How often a request had to be sent again. */
  repeated = 0;
  /** The longest a request waited for any answer, in milliseconds. */
  slowest = 0;

  /** How often each answer that was no yes came. */
  readonly refusals = new Map<string, number>();

  count(answer: string): void {
    this.refusals.set(answer, (this.refusals.get(answer) ?? 0) + 1);
  }

  acknowledge(kind: Acknowledged['kind'], table: string, id: string, words = ''): void {
    this.acknowledged.push({ kind, table, id, words, at: Date.now() });
  }
}
