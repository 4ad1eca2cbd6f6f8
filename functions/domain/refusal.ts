import { type RefusalCode, type RefusalFacts, refusals } from '../contract/refusals.ts';

/** An expected "no". Whatever else is thrown is a bug and answered as one. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly facts: RefusalFacts;

  constructor(code: RefusalCode, facts: RefusalFacts = {}, options?: ErrorOptions) {
    super(refusals[code].message, options);
    this.name = 'Refusal';
    this.code = code;
    this.facts = facts;
  }
}
