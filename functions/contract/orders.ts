import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { limits } from './limits.ts';
import { Money, Price } from './money.ts';
import { Cursor, PageSize, page } from './pages.ts';
import { ConcertId, PriceTierId, SeatId } from './seat-map.ts';

export const OrderId = z.string().check(z.regex(/^[a-z2-7]{26}$/, 'Not an order id'));

/** The life of an order; `orderStates` in the domain says which may follow which. */
export const OrderStatus = z.enum(['confirmed', 'cancelled']);
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

export const Order = z
  .object({
    id: z.string(),
    concertId: z.string(),
    status: OrderStatus,
    seats: z.array(OrderSeat),
    total: Money,
    createdAt: z.string(),
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
  summary: 'Claim named seats, or the best ones side by side: all or none',
  params: z.object({ concertId: ConcertId }),
  headers: z.object({
    /** The same key with the same seats gives the same answer again, however often it is sent. */
    'idempotency-key': z.string().check(z.regex(/^[\x21-\x7e]{1,255}$/, '1 to 255 visible characters')),
  }),
  body: z.union([NamedSeats, BestAvailable]),
  status: 201,
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
