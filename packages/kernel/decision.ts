/** An expected "no": a code that screens and callers may match, and the facts behind it. Never names or notes of clients. */
export interface Refusal {
  readonly code: string;
}

export type Accepted<Value> = { readonly ok: true; readonly value: Value };
export type Declined<Reason extends Refusal> = { readonly ok: false; readonly refusal: Reason };

/** The answer of a rule: what shall happen (usually the events), or one refusal. */
export type Decision<Value, Reason extends Refusal = Refusal> = Accepted<Value> | Declined<Reason>;

export function accept(): Accepted<undefined>;
export function accept<Value>(value: Value): Accepted<Value>;
/** Answers yes, with the value or events that follow from it. */
export function accept(value?: unknown): Accepted<unknown> {
  return { ok: true, value };
}

/** Answers no: `refuse({ code: 'referral.closed', closedOn })`. */
export function refuse<Reason extends Refusal>(refusal: Reason): Declined<Reason> {
  return { ok: false, refusal };
}

/** Carries a refusal out of a request or job. The HTTP layer turns it into problem+json; anything else thrown is a bug. */
export class Refused<Reason extends Refusal = Refusal> extends Error {
  readonly refusal: Reason;
  constructor(refusal: Reason) {
    super(refusal.code);
    this.name = 'Refused';
    this.refusal = refusal;
  }
}

/** The accepted value; throws `Refused` if the rule said no. */
export function orThrow<Value, Reason extends Refusal>(decision: Decision<Value, Reason>): Value {
  if (!decision.ok) throw new Refused(decision.refusal);
  return decision.value;
}

/**
 * Goes on only if a policy allows it. A policy answers with a decision that says why not, or with a plain boolean; then the
 * refusal is `access.not-allowed`.
 */
export function requireAllowed(allowed: boolean | Decision<unknown>): void {
  if (allowed === false) throw new Refused({ code: 'access.not-allowed' });
  if (allowed !== true) orThrow(allowed);
}
