import { type RefusalCode, type RefusalFacts, refusals } from '../contract/refusals.ts';

/** An expected "no". Whatever else is thrown is a bug and answered as one: where this came from is nothing to look for. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly facts: RefusalFacts;

  constructor(code: RefusalCode, facts: RefusalFacts = {}, options?: ErrorOptions) {
    const { message } = refusals[code];
    const { stackTraceLimit } = Error;
    // In a rush nineteen of twenty are refused, and to walk the stack took a twelfth of the processor's time.
    Error.stackTraceLimit = 0;
    super(message, options);
    Error.stackTraceLimit = stackTraceLimit;
    this.name = 'Refusal';
    this.code = code;
    this.facts = facts;
  }
}
