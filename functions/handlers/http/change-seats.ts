import { limits } from '../../contract/limits.ts';
import type { changeSeats as endpoint, SeatChanges, SeatsChanged } from '../../contract/sales.ts';
import type { BlockKey } from '../../domain/decision.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { SeatBlock } from '../../domain/seat-block.ts';
import { decideSeatChange, findNamedSeats } from '../../domain/seat-changes.ts';
import type { LocatedSeat } from '../../domain/seat-plan.ts';
import type { Handle } from '../../runtime/api.ts';
import type { AdminPorts } from '../admin-concerts.ts';

/** Somebody else's claim may change a block between its look and its write so often. */
const triesMax = 8;
const blocksAtOnce = 8;

/**
 * Block by block, each in one conditional write beside whatever the sale does: a seat is withdrawn only where a claim
 * could have had it, and restored only where it is withdrawn. Cut off in between, the same request goes on.
 */
export const changeSeatsHandler =
  (ports: AdminPorts): Handle<typeof endpoint> =>
  async ({ params: { concertId }, body }) => {
    const seats = await findSeats(ports, concertId, body);
    const byBlock = [...Map.groupBy(seats, ({ section, block }) => `${section}/${block}`).values()];
    const keyOf = (of: LocatedSeat[]): BlockKey => ({
      concertId,
      section: of[0]?.section ?? '',
      block: of[0]?.block ?? 0,
    });
    const blocks = await ports.seatBlocks.listNow(byBlock.map(keyOf));
    const changes = byBlock.map((of) => {
      const key = keyOf(of);
      return () => changeBlock(ports, body.change, key, of, blocks.get(key.section)?.get(key.block));
    });
    const results: SeatsChanged[] = [];
    for (let at = 0; at < changes.length; at += blocksAtOnce) {
      results.push(...(await Promise.all(changes.slice(at, at + blocksAtOnce).map((change) => change()))));
    }
    return {
      changed: results.reduce((sum, { changed }) => sum + changed, 0),
      refused: results.flatMap(({ refused }) => refused),
    };
  };

async function findSeats(
  { concerts }: AdminPorts,
  concertId: string,
  body: SeatChanges,
): Promise<readonly LocatedSeat[]> {
  const concert = await concerts.findNow(concertId);
  const plan = concert?.deletedAt === undefined && (await concerts.findSeatPlan(concertId));
  if (!concert || !plan) throw new Refusal('concert-not-found');
  if (concert.cancelledAt !== undefined) throw new Refusal('concert-cancelled');
  const { seats, unknown } = findNamedSeats(plan, body);
  if (unknown.length > 0)
    throw new Refusal('unknown-seats', { unknownSeatIds: unknown.slice(0, limits.seatIdsPerChange) });
  if (seats.length > limits.seatsPerChange) {
    const message = `These are ${seats.length} seats; at most ${limits.seatsPerChange} change at once`;
    throw new Refusal('invalid-body', { errors: [{ path: 'sections', message }] });
  }
  return seats;
}

async function changeBlock(
  { orders, clock }: AdminPorts,
  change: SeatChanges['change'],
  key: BlockKey,
  seats: readonly LocatedSeat[],
  seen: SeatBlock | undefined,
): Promise<SeatsChanged> {
  const ids = new Map(seats.map(({ code, id }) => [code, id]));
  let block = seen;
  for (let tries = 1; tries <= triesMax; tries += 1) {
    if (block === undefined) throw new Refusal('concert-not-found');
    const now = Math.floor(clock() / 1000);
    const { write, refused } = decideSeatChange(change, block, [...ids.keys()], now);
    const named = refused.map(({ code, state }) => ({ seatId: ids.get(code) ?? code, state }));
    if (write === undefined) return { changed: 0, refused: named };
    const commit = await orders.commit({ orders: [], counters: [], blocks: [{ ...key, now, seats: [write] }] });
    if (commit.outcome === 'committed') return { changed: write.codes.length, refused: named };
    block = commit.blocks[0];
    // Somebody is closing or deleting the concert at this moment.
    if (block?.closed) break;
  }
  throw new Refusal('busy');
}
