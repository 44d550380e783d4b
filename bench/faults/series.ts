/** One way of breaking things, again and again, and what came of it. */
export interface Series {
  readonly name: string;
  /** What is broken, for the report. */
  readonly title: string;
  /** Rounds of a full run. */
  readonly rounds: number;
  run(rounds: number): Promise<SeriesResult>;
}

export interface SeriesResult {
  /** Everything that did not hold. */
  readonly faults: readonly string[];
  /** How often things were broken. */
  readonly blows: number;
  /** Writes that were acknowledged, each looked for afterwards. */
  readonly acknowledged: number;
  /** What was measured, in milliseconds or as said in the name. */
  readonly figures: Readonly<Record<string, readonly number[]>>;
  /** Why parts of it were left out. */
  readonly skipped?: readonly string[];
}
