import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { limits } from './limits.ts';
import { Money, Price } from './money.ts';
import { Cursor, PageSize, page } from './pages.ts';
import { ConcertId, PriceTierId, SeatId } from './seat-map.ts';
import { isVisible } from './text.ts';

export const OrderId = z.string().check(z.regex(/^[a-z2-7]{26}$/, 'Not an order id'));

/** The life of an order; `orderStates` in the domain says which may follow which. */
export const OrderStatus = z.enum(['queued', 'held', 'confirmed', 'refused', 'expired', 'released', 'cancelled']);
export type OrderStatus = z.output<typeof OrderStatus>;

export const OrderSeat = z
  .object({
    id: z.string(),
    section: z.string(),
    row: z.string(),
    number: z.int(),
    priceTierId: z.string(),
    price: Price,
  })
  .check(z.meta({ id: 'OrderSeat' }));
export type OrderSeat = z.output<typeof OrderSeat>;

/** Why a queued claim was refused, as a direct one would have been told at once. */
export const OrderRefusal = z
  .object({
    code: z.enum([
      'seats-taken',
      'no-seats-together',
      'seat-limit',
      'hold-cool-down',
      'network-limit',
      'sale-not-open',
      'busy',
    ]),
    takenSeatIds: z.array(z.string()),
    suggestedSeatIds: z.array(z.string()),
  })
  .check(z.meta({ id: 'OrderRefusal' }));
export type OrderRefusal = z.output<typeof OrderRefusal>;

export const PaymentStatus = z.enum(['open', 'captured', 'declined']);
export type PaymentStatus = z.output<typeof PaymentStatus>;

export const Order = z
  .object({
    id: z.string(),
    concertId: z.string(),
    status: OrderStatus,
    /** Empty while a claim for the best seats is queued. */
    seats: z.array(OrderSeat),
    total: Money,
    createdAt: z.string(),
    /** While `queued`: how long claims of this concert wait for their answer at the moment. Only where one order is asked for. */
    waitSeconds: z.optional(z.int()),
    /** While `held`: until when the seats wait for the payment. */
    holdExpiresAt: z.optional(z.string()),
    payment: z.optional(z.object({ status: PaymentStatus })),
    /** Money that was captured and is owed, or was given back. */
    refund: z.optional(z.object({ status: z.enum(['due', 'done']) })),
    refusal: z.optional(OrderRefusal),
    cancelledAt: z.optional(z.string()),
  })
  .check(z.meta({ id: 'Order' }));
export type Order = z.output<typeof Order>;

export const OrderFilter = z.enum(['active', 'cancelled', 'all']);
export type OrderFilter = z.output<typeof OrderFilter>;

export const NamedSeats = z
  .strictObject({
    seatIds: z.array(SeatId).check(
      z.minLength(1),
      z.maxLength(limits.seatsPerOrder.max),
      z.refine((ids) => new Set(ids).size === ids.length, 'A seat is named twice'),
    ),
  })
  .check(z.meta({ id: 'NamedSeats' }));

/** The best seats side by side that a price tier still has. */
export const BestAvailable = z
  .strictObject({
    bestAvailable: z.strictObject({
      priceTierId: PriceTierId,
      quantity: z.int().check(z.gte(1), z.lte(limits.seatsPerOrder.max)),
    }),
  })
  .check(z.meta({ id: 'BestAvailable' }));

export const claimSeats = endpoint({
  name: 'claim-seats',
  workload: 'booking',
  method: 'POST',
  path: '/concerts/{concertId}/orders',
  access: 'account',
  summary: 'Claim named seats, or the best ones side by side: all or none; 202 where the claim is queued',
  params: z.object({ concertId: ConcertId }),
  headers: z.object({
    prefer: z.optional(z.string()).check(
      z.meta({
        description:
          'wait=1: wait up to a second for the answer to a queued claim. Honoured while the sale is calm, and then told by Preference-Applied.',
      }),
    ),
    'proof-of-work': z.optional(z.string()).check(
      z.meta({
        description:
          'Where `proof-needed` asked for it: its challenge, a dot, and a number whose PBKDF2 (HMAC with SHA-256, 1,000 iterations, the challenge as salt) begins with as many zero bits as the second part of the challenge says.',
      }),
    ),
    'idempotency-key': z.string().check(
      z.regex(/^[\x21-\x7e]{1,255}$/, '1 to 255 visible characters'),
      z.meta({
        description: 'The same key with the same seats gives the same answer again, however often it is sent.',
      }),
    ),
  }),
  body: z.union([NamedSeats, BestAvailable]),
  status: 201,
  accepted: 'The claim stands in line: ask at `Location` after `Retry-After` seconds',
  reply: z.object({ order: Order }),
  refusals: [
    'idempotency-key-missing',
    'idempotency-key-reused',
    'concert-not-found',
    'unknown-seats',
    'unknown-price-tier',
    'no-seats-together',
    'sale-not-open',
    'seats-taken',
    'seat-limit',
    'hold-cool-down',
    'network-limit',
    'proof-needed',
    'busy',
  ],
});

export const listOrders = endpoint({
  name: 'list-orders',
  workload: 'booking',
  method: 'GET',
  path: '/orders',
  access: 'account',
  summary: "The caller's orders, newest first",
  query: z.strictObject({ status: z.optional(OrderFilter), cursor: z.optional(Cursor), limit: z.optional(PageSize) }),
  status: 200,
  reply: page(Order),
  refusals: ['invalid-cursor'],
});

export const getOrder = endpoint({
  name: 'get-order',
  workload: 'booking',
  method: 'GET',
  path: '/orders/{orderId}',
  access: 'account',
  summary: "One of the caller's orders",
  params: z.object({ orderId: OrderId }),
  status: 200,
  reply: z.object({ order: Order }),
  refusals: ['order-not-found'],
});

/** What the payment page gives for a card; the built-in simulator knows those of `testCards`. */
export const PaymentToken = z.string().check(z.regex(/^[a-z0-9_-]{1,64}$/, 'A payment token, such as tok_approve'));

export const payOrder = endpoint({
  name: 'pay-order',
  workload: 'booking',
  method: 'POST',
  path: '/orders/{orderId}/payment',
  access: 'account',
  summary: 'Pay for held seats; the hold is extended once while the payment runs',
  params: z.object({ orderId: OrderId }),
  body: z.strictObject({ paymentToken: PaymentToken }),
  status: 200,
  reply: z.object({ order: Order }),
  refusals: ['order-not-found', 'order-not-payable', 'hold-expired', 'payment-open', 'payment-declined', 'busy'],
});

export const releaseOrder = endpoint({
  name: 'release-order',
  workload: 'booking',
  method: 'POST',
  path: '/orders/{orderId}/release',
  access: 'account',
  summary: 'Give held seats back before their time',
  params: z.object({ orderId: OrderId }),
  status: 200,
  reply: z.object({ order: Order }),
  refusals: ['order-not-found', 'order-not-releasable', 'payment-open', 'busy'],
});

export const PaymentId = z.string().check(z.regex(/^[a-z2-7]{26}$/));

/** What the payment provider tells of a payment; the same again changes nothing. */
export const PaymentNotice = z
  .strictObject({
    paymentId: PaymentId,
    buyerId: z.string().check(z.maxLength(64), isVisible),
    orderId: OrderId,
    status: z.enum(['captured', 'declined']),
  })
  .check(z.meta({ id: 'PaymentNotice' }));
export type PaymentNotice = z.output<typeof PaymentNotice>;

export const takePaymentNotice = endpoint({
  name: 'take-payment-notice',
  workload: 'booking',
  method: 'POST',
  path: '/payments/webhook',
  access: 'anyone',
  summary: 'The payment provider tells how a payment ended; signed',
  headers: z.object({ 'payment-signature': z.string().check(z.regex(/^t=\d{1,12},v1=[0-9a-f]{64}$/)) }),
  body: PaymentNotice,
  status: 204,
  refusals: ['invalid-headers', 'invalid-signature', 'busy'],
});

export const cancelOrder = endpoint({
  name: 'cancel-order',
  workload: 'booking',
  method: 'POST',
  path: '/orders/{orderId}/cancellation',
  access: 'account',
  summary: 'Give the seats of an order back; said twice, it is done once',
  params: z.object({ orderId: OrderId }),
  status: 200,
  reply: z.object({ order: Order }),
  refusals: ['order-not-found', 'too-late-to-cancel', 'order-not-cancellable', 'busy'],
});
