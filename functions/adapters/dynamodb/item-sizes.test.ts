import { marshall } from '@aws-sdk/util-dynamodb';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { limits } from '../../contract/limits.ts';
import type { Order } from '../../domain/order.ts';
import { encodeTime, type SeatBlock } from '../../domain/seat-block.ts';
import { seatCodes } from '../../domain/seat-plan.ts';
import { blockFromItem, blockItem } from './block-item.ts';
import { orderFromItem, orderItem } from './order-item.ts';

/** Above this, a write of the item costs a second unit. */
const bytesMax = 1_024;

type Value = { S?: string; N?: string; BOOL?: boolean; L?: Value[] };

/**
 * Bytes of an item as DynamoDB counts them: names and texts in UTF-8, a number at most 1 byte for two digits and one
 * more, a list 3 bytes and one for each element (AWS: "DynamoDB item sizes and formats").
 */
function bytesOf(item: object): number {
  const text = (of: string) => Buffer.byteLength(of);
  const value = ({ S, N, L }: Value): number => {
    if (S !== undefined) return text(S);
    if (N !== undefined) return Math.ceil(N.length / 2) + 1;
    if (L !== undefined) return 3 + L.reduce((sum, element) => sum + 1 + value(element), 0);
    return 1;
  };
  const marshalled = marshall(item) as Record<string, Value>;
  return Object.entries(marshalled).reduce((sum, [name, of]) => sum + text(name) + value(of), 0);
}

const word = (pattern: RegExp) => fc.stringMatching(pattern);
const anyRef = word(/^[a-z2-7]{9}$/);
const anySeatValue = fc.oneof(
  fc.constant('~'),
  anyRef.map((ref) => `~${ref}`),
  fc.tuple(fc.integer({ min: 1, max: 36 ** 7 - 1 }), anyRef).map(([at, ref]) => `${encodeTime(at)}:${ref}`),
);

const anyTurn = fc.integer({ min: 0, max: 1_000_000_000 });
const anyBlock: fc.Arbitrary<SeatBlock> = fc
  .record({
    concertId: word(/^[a-z0-9]{12}$/),
    section: word(/^[A-Z0-9]{4}$/),
    block: fc.integer({ min: 0, max: 999 }),
    version: fc.integer({ min: 0, max: 1_000_000_000 }),
    seats: fc
      .array(anySeatValue, { minLength: 40, maxLength: 48 })
      .map((values) => Object.fromEntries(values.map((value, at) => [seatCodes[at], value]))),
    closing: fc.oneof(
      fc.constant({ closed: false }),
      anyTurn.map((closedIn) => ({ closed: true, closedIn })),
    ),
  })
  .map(({ closing, ...block }) => ({ ...block, ...closing }));

test('a block of 48 held seats at the longest ids stays within one write unit, and reads back', () => {
  fc.assert(
    fc.property(anyBlock, (block) => {
      expect(bytesOf(blockItem(block))).toBeLessThanOrEqual(bytesMax);
      expect(blockFromItem(blockItem(block))).toEqual(block);
    }),
  );
});

const anySeat = fc
  .record({
    section: word(/^[A-Z0-9]{4}$/),
    row: word(/^[A-Z0-9]{3}$/),
    number: fc.integer({ min: 100, max: 999 }),
    priceTierId: word(/^[a-z0-9-]{16}$/),
    price: fc.integer({ min: 0, max: limits.priceMax }),
    block: fc.integer({ min: 0, max: 999 }),
    code: fc.constantFrom(...seatCodes),
  })
  .map((seat) => ({ ...seat, id: `${seat.section}-${seat.row}-${seat.number}` }));
const mostSeats = { minLength: limits.seatsPerOrder.max, maxLength: limits.seatsPerOrder.max };
const anyTime = fc.constant('2027-03-01T12:00:00.000Z');

const baseOrder = {
  id: word(/^[a-z2-7]{26}$/),
  buyerId: fc.uuid(),
  concertId: word(/^[a-z0-9]{12}$/),
  revision: fc.integer({ min: 1, max: 999 }),
  ref: anyRef,
  fingerprint: word(/^[a-z2-7]{22}$/),
  seats: fc.array(anySeat, mostSeats),
  currency: word(/^[A-Z]{3}$/),
  createdAt: anyTime,
};
const payment = fc.record({
  id: word(/^[a-z2-7]{26}$/),
  status: fc.constantFrom('open' as const, 'captured' as const, 'declined' as const),
  startedAt: fc.integer({ min: 1_000_000_000, max: 9_999_999_999 }),
});
const heldSince = fc.integer({ min: 1, max: 9_999_999_999 });
const network = fc.record({ id: word(/^[a-z2-7]{16}$/), windowSeconds: fc.integer({ min: 1, max: 900 }) });
const holdExpiresAt = fc.integer({ min: 1, max: 36 ** 7 - 1 });
const refund = fc.constantFrom('due' as const, 'done' as const);
const seatIds = fc.array(
  anySeat.map(({ id }) => id),
  mostSeats,
);
const refusal = fc.record({
  code: fc.constant('no-seats-together' as const),
  takenSeatIds: seatIds,
  suggestedSeatIds: seatIds,
});

/** Orders as long as they get, in each way that an order can end. */
const anyOrder: fc.Arbitrary<Order> = fc.oneof(
  fc.record({ ...baseOrder, status: fc.constant('refused' as const), refusal }),
  fc.record({
    ...baseOrder,
    status: fc.constant('held' as const),
    network,
    heldSince,
    holdExpiresAt,
    payment,
  }),
  fc.record({
    ...baseOrder,
    status: fc.constant('cancelled' as const),
    heldSince,
    holdExpiresAt,
    payment,
    refund,
    cancelledAt: anyTime,
  }),
  fc.record({
    ...baseOrder,
    seats: fc.constant([]),
    status: fc.constant('queued' as const),
    network,
    wish: fc.record({
      priceTierId: word(/^[a-z0-9-]{16}$/),
      quantity: fc.constant(8),
      price: fc.constant(limits.priceMax),
    }),
  }),
);

test('what the table tidies away by time is never an order', () => {
  fc.assert(
    fc.property(anyOrder, (order) => {
      expect(orderItem(order)).not.toHaveProperty('expiresAt');
    }),
  );
});

test('an order of the most seats at the longest ids stays within one write unit, and reads back', () => {
  fc.assert(
    fc.property(anyOrder, (order) => {
      expect(bytesOf(orderItem(order))).toBeLessThanOrEqual(bytesMax);
      expect(orderFromItem(orderItem(order))).toEqual(order);
    }),
  );
});
