import type { Ports } from '../domain/ports.ts';
import { hasLiveOrder } from '../domain/seat-block.ts';
import type { SeatPlan } from '../domain/seat-plan.ts';

/** Whether any seat of the concert belongs to an order now: a strong read of the blocks, which decide. */
export async function hasLiveSeats(
  { seatBlocks, clock }: Pick<Ports, 'seatBlocks' | 'clock'>,
  concertId: string,
  plan: SeatPlan,
): Promise<boolean> {
  const sections = await seatBlocks.listAll(concertId, plan, { strong: true });
  const now = Math.floor(clock() / 1000);
  return [...sections.values()].some((blocks) => [...blocks.values()].some((block) => hasLiveOrder(block, now)));
}
