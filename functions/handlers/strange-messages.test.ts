import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { bury } from './bury.ts';
import { claim, context, eventOf, open, orderNow, sale, takenSeats, useSale } from './sale-for-tests.ts';
import { settle } from './settle.ts';
import { watch } from './watch.ts';

useSale();
beforeEach(() => open({ salesMode: 'queued', checkout: 'payment' }));

const workers = { settle, watch, bury };
const orderId = fc.string({ unit: fc.constantFrom(...'abcxyz234567'), minLength: 26, maxLength: 26 });

/** Texts that are no message, and messages that are almost right. */
const strange = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.json(),
  fc.record(
    {
      version: fc.oneof(fc.constantFrom(0, 2, 999, '1', null), fc.jsonValue()),
      buyerId: fc.oneof(fc.string(), fc.jsonValue()),
      orderId: fc.oneof(orderId, fc.string(), fc.jsonValue()),
      notice: fc.jsonValue(),
      paymentId: fc.jsonValue(),
    },
    { requiredKeys: [] },
  ),
);
/** Right in every way, about an order that nobody made. */
const ofNobody = fc.record({ version: fc.constant(1), buyerId: fc.string({ minLength: 1, maxLength: 64 }), orderId });

/** Behind the dead letters there is no queue: what no code will ever read ends there, parked as it came. */
const isLast = (worker: unknown) => worker === bury;

describe.each(Object.entries(workers))('%s', (_, worker) => {
  test('gives back or parks what it cannot read, throws at nothing, and changes no seat and no order', async () => {
    const { order } = await claim(['STAL-A-1']);
    const parked = new Set<string>();
    const ports = { ...sale.ports, parked: { put: async ({ body }: { body: string }) => void parked.add(body) } };
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(strange, ofNobody), { maxLength: 10 }),
        fc.array(fc.string(), { maxLength: 3 }),
        async (bodies, groups) => {
          const event = eventOf(
            bodies.map((body, at) => ({ body, group: groups[at % groups.length] ?? 'g', receives: at })),
          );
          const { batchItemFailures } = await worker(ports)(event, context);
          const ids = event.Records.map(({ messageId }) => messageId);
          expect(ids).toEqual(expect.arrayContaining(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)));
          for (const { messageId, body } of event.Records.filter((record) => !hasVersion(record.body, 1, 1))) {
            const goesBack = !isLast(worker) || hasVersion(body, 2, Number.POSITIVE_INFINITY);
            expect(batchItemFailures.some(({ itemIdentifier }) => itemIdentifier === messageId)).toBe(goesBack);
            expect(parked.has(body)).toBe(!goesBack);
          }
        },
      ),
      { numRuns: 300 },
    );
    expect(await orderNow(order.id)).toMatchObject({ status: 'queued', revision: 1 });
    expect(await takenSeats()).toBe(0);
  });

  test('takes an empty batch, and one whose attributes are missing', async () => {
    expect(await worker(sale.ports)({ Records: [] }, context)).toEqual({ batchItemFailures: [] });
    const event = eventOf([{ body: 'x' }]);
    for (const record of event.Records) record.attributes = {} as typeof record.attributes;
    expect((await worker(sale.ports)(event, context)).batchItemFailures).toHaveLength(isLast(worker) ? 0 : 1);
  });
});

function hasVersion(body: string, from: number, to: number): boolean {
  try {
    const version = JSON.parse(body)?.version;
    return Number.isSafeInteger(version) && version >= from && version <= to;
  } catch {
    return false;
  }
}

test('a strange message does not hold up those of other groups beside it', async () => {
  const { order } = await claim(['STAL-A-1']);
  const [sent] = sale.queues.claims;
  const event = eventOf([
    { body: '{"version":999}', group: 'x' },
    { body: sent?.message, group: 'y' },
    { body: 'x'.repeat(1_000_000), group: 'z' },
  ]);
  const { batchItemFailures } = await settle(sale.ports)(event, context);
  expect(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual(['m0', 'm2']);
  expect((await orderNow(order.id))?.status).toBe('held');
});
