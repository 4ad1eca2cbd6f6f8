import * as z from 'zod/mini';

/**
 * Every expected "no" of the shop. `code` is stable: clients branch on it and translate it. Anything else is a bug and
 * is answered as `internal-error`.
 */
export const refusals = {
  'malformed-json': { status: 400, message: 'The body is not valid JSON.' },
  'invalid-query': { status: 400, message: 'The query has values that cannot be used.' },
  'invalid-cursor': { status: 400, message: 'The cursor is not one of ours. Start again without it.' },
  'invalid-headers': { status: 400, message: 'A header is missing or cannot be used.' },
  'idempotency-key-missing': { status: 400, message: 'Send an Idempotency-Key header of 1 to 255 visible characters.' },
  'invalid-image': { status: 400, message: 'The file is not a JPEG, PNG or WebP image that can be read.' },
  'not-signed-in': { status: 401, message: 'Sign in first.' },
  'wrong-credentials': { status: 401, message: 'E-mail and password do not fit together.' },
  'session-ended': { status: 401, message: 'The session has ended. Sign in again.' },
  'invalid-signature': { status: 401, message: 'The signature does not fit this body and time.' },
  'payment-declined': { status: 402, message: 'The payment was declined. Try another card.' },
  'not-allowed': { status: 403, message: 'Only admins may do this.' },
  'cross-site-request': { status: 403, message: 'Requests from other sites are refused.' },
  'not-found': { status: 404, message: 'There is nothing at this address.' },
  'concert-not-found': { status: 404, message: 'There is no such concert.' },
  'seat-map-not-found': { status: 404, message: 'There is no such version of this seat map.' },
  'order-not-found': { status: 404, message: 'There is no such order.' },
  'method-not-allowed': { status: 405, message: 'This address does not answer this method.' },
  'email-taken': { status: 409, message: 'An account with this e-mail exists already.' },
  'sale-not-open': { status: 409, message: 'Tickets for this concert are not on sale now.' },
  'seats-taken': { status: 409, message: 'Someone was faster: some of these seats have gone.' },
  'no-seats-together': { status: 409, message: 'This price tier has no so many seats side by side any more.' },
  'seat-limit': { status: 409, message: 'This would exceed the number of seats one buyer may have.' },
  'too-late-to-cancel': { status: 409, message: 'The concert has started: the order can no longer be cancelled.' },
  'order-not-cancellable': { status: 409, message: 'This order cannot be cancelled in its state.' },
  'order-not-payable': { status: 409, message: 'This order has nothing to pay.' },
  'order-not-releasable': { status: 409, message: 'This order holds no seats that could be given back.' },
  'payment-open': { status: 409, message: 'A payment for this order is under way. Wait for its answer.' },
  'hold-expired': { status: 410, message: 'The seats were held too long ago and are free again.' },
  'stale-version': { status: 409, message: 'Somebody changed this concert meanwhile. Look at it again.' },
  'concert-cancelled': { status: 409, message: 'This concert was called off: its seats stay as they are.' },
  'concert-has-orders': { status: 409, message: 'This concert has live orders and cannot be deleted.' },
  'body-too-large': { status: 413, message: 'The body is larger than this address takes.' },
  'unsupported-media-type': { status: 415, message: 'This address does not take this kind of content.' },
  'invalid-body': { status: 422, message: 'The body has values that cannot be used.' },
  'idempotency-key-reused': { status: 422, message: 'This Idempotency-Key was used for another request.' },
  'unknown-seats': { status: 422, message: 'The concert has no such seats.' },
  'unknown-price-tier': { status: 422, message: 'The concert has no such price tier.' },
  'common-password': { status: 422, message: 'This password is among the commonest. Choose another.' },
  'image-too-large': { status: 422, message: 'The image has too many pixels.' },
  'proof-needed': { status: 428, message: 'Send the proof-of-work header with a solution of this challenge.' },
  'hold-cool-down': { status: 429, message: 'You let held seats go more than once. Wait before you hold others.' },
  'network-limit': { status: 429, message: 'Too many seats of this section are held unpaid from your network.' },
  'too-many-requests': { status: 429, message: 'Too many requests. Wait a moment.' },
  'internal-error': { status: 500, message: 'Something went wrong on our side. Try again.' },
  busy: { status: 503, message: 'The shop is very busy. Try again in a moment.' },
} as const;

export type RefusalCode = keyof typeof refusals;

export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.enum(Object.keys(refusals) as [RefusalCode, ...RefusalCode[]]),
    /** Which fields are wrong and why, for `invalid-…` codes. */
    errors: z.optional(z.array(z.object({ path: z.string(), message: z.string() }))),
    /** For `seats-taken`. */
    takenSeatIds: z.optional(z.array(z.string())),
    /** For `seats-taken`: the best seats side by side that are left, as many as were asked for, close to those. */
    suggestedSeatIds: z.optional(z.array(z.string())),
    /** For `unknown-seats`. */
    unknownSeatIds: z.optional(z.array(z.string())),
    /** For `seat-limit`: how many seats the buyer has of this concert, and may have. */
    seatsHad: z.optional(z.int()),
    seatsAllowed: z.optional(z.int()),
    /** For `hold-cool-down` and `network-limit`: when to ask again; Retry-After says the same. */
    retryAfterSeconds: z.optional(z.int()),
    /** For `proof-needed`: what to solve, for this very order and for two minutes. */
    challenge: z.optional(z.string()),
    /** For `stale-version`: the version that stands now. */
    currentVersion: z.optional(z.int()),
  })
  .check(z.meta({ id: 'Problem', description: 'An RFC 9457 problem with a stable code.' }));
export type Problem = z.output<typeof Problem>;

/** The facts a refusal may carry beside its code. */
export type RefusalFacts = Omit<Problem, 'type' | 'title' | 'status' | 'detail' | 'code'>;

/** The problem+json body of a refusal. */
export function problemOf(code: RefusalCode, facts: RefusalFacts = {}): Problem {
  const { status, message } = refusals[code];
  return {
    type: `urn:frontrow:problem:${code}`,
    title: code.replaceAll('-', ' '),
    status,
    detail: message,
    code,
    ...facts,
  };
}
