import type { FailureCode } from '../api/api-error.ts';
import type { Translation } from './dictionary.ts';
import type { EarlyCode } from './failure-text.ts';

const number = new Intl.NumberFormat('en-GB');
const seats = (count: number) => (count === 1 ? '1 seat' : `${number.format(count)} seats`);

const refusals = {
  'refusal.malformed-json': 'The shop did not understand the request. Reload the page and try again.',
  'refusal.invalid-headers': 'The shop did not understand the request. Reload the page and try again.',
  'refusal.idempotency-key-missing': 'The shop did not understand the request. Reload the page and try again.',
  'refusal.invalid-image': 'This file is not a JPEG, PNG or WebP picture that can be read.',
  'refusal.wrong-credentials': 'E-mail and password do not fit together.',
  'refusal.invalid-signature': 'The shop did not understand the request. Reload the page and try again.',
  'refusal.payment-declined': 'The payment was declined. Nothing was charged. Try another card.',
  'refusal.cross-site-request': 'The request came from another site and was refused.',
  'refusal.seat-map-not-found': 'This seat map is not in the shop. Reload the page.',
  'refusal.order-not-found': 'There is no such order.',
  'refusal.method-not-allowed': 'The shop did not understand the request. Reload the page and try again.',
  'refusal.email-taken': 'An account with this e-mail exists already.',
  'refusal.sale-not-open': 'Tickets for this concert are not on sale now.',
  'refusal.seats-taken': 'Someone was faster: some of these seats have gone.',
  'refusal.seat-limit': 'These would be more seats than one buyer may have.',
  'refusal.hold-cool-down': 'You let held seats go more than once. Others get a turn before you hold seats again.',
  'refusal.network-limit':
    'Many seats of this section wait for their payment, ordered from the network you are in. Others have to pay first, or choose another section.',
  'refusal.proof-needed': 'Your browser could not show that it is not a bot. Reload the page and try again.',
  'refusal.no-seats-together':
    'There are not that many seats side by side left at this price. Try fewer, or another price.',
  'refusal.unknown-price-tier': 'The concert has no such price. Reload the page.',
  'refusal.too-late-to-cancel': 'The concert has started, so the order can no longer be cancelled.',
  'refusal.order-not-cancellable': 'This order cannot be cancelled any more.',
  'refusal.order-not-payable': 'There is nothing to pay for this order.',
  'refusal.order-not-releasable': 'This order holds no seats that could be given back.',
  'refusal.payment-open': 'A payment for this order is under way. Wait for its answer.',
  'refusal.hold-expired': 'The seats waited too long for the payment and are free again.',
  'refusal.stale-version': 'Somebody else changed this concert meanwhile.',
  'refusal.concert-cancelled': 'This concert was called off. Its seats stay as they are.',
  'refusal.concert-has-orders': 'There are live orders for this concert, so it cannot be deleted.',
  'refusal.body-too-large': 'This is larger than the shop takes.',
  'refusal.unsupported-media-type': 'The shop does not take this kind of file.',
  'refusal.invalid-body': 'Something in the form cannot be used.',
  'refusal.idempotency-key-reused': 'These are other seats than in the attempt before. Try once more.',
  'refusal.unknown-seats': 'The hall has no such seats. Reload the page.',
  'refusal.common-password': 'This password is among the most common ones. Choose another.',
  'refusal.image-too-large': 'The picture has too many pixels.',
} satisfies Record<`refusal.${Exclude<FailureCode, EarlyCode>}`, string>;

export const refusalEnglish = {
  ...refusals,
  'limit.buyer': ({ had, allowed }: { had: number; allowed: number }) =>
    had === 0
      ? `One buyer may have ${seats(allowed)} at most.`
      : `One buyer may have ${seats(allowed)} of this concert, and you have ${number.format(had)} already.`,
};

export type RefusalEnglish = typeof refusalEnglish;
export type RefusalTranslation = Translation<RefusalEnglish>;
