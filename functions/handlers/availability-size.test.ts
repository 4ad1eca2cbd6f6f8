import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { concertOnSale, planOf, rectangle } from '../domain/halls-for-tests.ts';
import { hallStatesOf, heldValue, type SeatBlock, soldValue, withdrawnValue } from '../domain/seat-block.ts';
import { blockLength, seatCodes } from '../domain/seat-plan.ts';
import { Reply } from '../runtime/reply.ts';
import { getAvailabilityHandler } from './http/get-availability.ts';

const now = Date.UTC(2027, 2, 1);
/** 60,000 seats: 60 sections of 25 rows of 40. */
const stadium = planOf(
  ...Array.from({ length: 60 }, (_, at) => rectangle(25, 40, { code: `S${at}`, name: `Block ${at}` })),
);
const bytesMax = 20 * 1024;

/** Deterministic: a failure can be looked at again. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

interface Mix {
  sold: number;
  held: number;
  withdrawn: number;
}

function statesOf(mix: Mix): ReturnType<typeof hallStatesOf> {
  const random = createRandom(7);
  const value = () => {
    const drawn = random();
    if (drawn < mix.sold) return soldValue('abcdefghi');
    if (drawn < mix.sold + mix.held) return heldValue(now / 1000 + 300, 'abcdefghi');
    return drawn < mix.sold + mix.held + mix.withdrawn ? withdrawnValue : undefined;
  };
  const blocks: SeatBlock[] = stadium.sections.flatMap((section) =>
    section.blockStarts.map((_, block) => {
      const codes = seatCodes.slice(0, blockLength(section, block));
      const seats = codes.flatMap((code) => {
        const drawn = value();
        return drawn === undefined ? [] : [[code, drawn]];
      });
      return {
        concertId: 'c1',
        section: section.code,
        block,
        version: 1,
        closed: false,
        seats: Object.fromEntries(seats),
      };
    }),
  );
  return hallStatesOf(blocks);
}

async function availabilityOf(mix: Mix): Promise<string> {
  const handler = getAvailabilityHandler({
    clock: () => now,
    concerts: { find: async () => concertOnSale(stadium, now), findSeatPlan: async () => stadium },
    seatBlocks: { listAll: async () => statesOf(mix) },
  } as unknown as Parameters<typeof getAvailabilityHandler>[0]);
  const reply = await handler({ params: { concertId: 'c1' }, request: { headers: {} } } as never);
  return reply instanceof Reply ? String(reply.body) : '';
}

test.each([
  ['before the sale', { sold: 0, held: 0, withdrawn: 0.01 }],
  ['half sold, seat by seat', { sold: 0.4, held: 0.1, withdrawn: 0.01 }],
  ['as mixed as can be', { sold: 0.25, held: 0.25, withdrawn: 0.25 }],
])('the states of 60,000 seats, %s, are at most 20 KB on the wire', async (_, mix) => {
  const body = await availabilityOf(mix);
  const seats = Object.values((JSON.parse(body) as { sections: Record<string, string> }).sections).join('');
  expect(seats).toHaveLength(60_000);
  expect(gzipSync(body).length).toBeLessThanOrEqual(bytesMax);
});
