import { type Concert, type Summary, summaryMaxAgeMs } from '../domain/concert.ts';
import type { Ports } from '../domain/ports.ts';
import { countSold, countTaken, type HallStates } from '../domain/seat-block.ts';
import type { SeatPlan } from '../domain/seat-plan.ts';

export type SummaryPorts = Pick<Ports, 'concerts' | 'seatBlocks' | 'clock'>;

/** Seats left of these concerts, at most some seconds old: whoever finds a count too old and gets the turn counts again. */
export async function listFreshSummaries(
  ports: SummaryPorts,
  concerts: readonly Concert[],
): Promise<Map<string, Summary>> {
  const summaries = await ports.concerts.listSummaries(concerts.map(({ id }) => id));
  const stale = concerts.filter((concert) => isStale(concert, summaries.get(concert.id), ports.clock()));
  const counted = await Promise.all(stale.map((concert) => countInTurn(ports, concert)));
  for (const [at, summary] of counted.entries()) {
    const concert = stale[at];
    if (summary !== undefined && concert !== undefined) summaries.set(concert.id, summary);
  }
  return summaries;
}

/** What was counted after the last sale stays true. */
function isStale(concert: Concert, summary: Summary | undefined, nowMs: number): boolean {
  if (summary === undefined) return true;
  return summary.countedAt < Date.parse(concert.salesEndAt) && nowMs - summary.countedAt >= summaryMaxAgeMs;
}

async function countInTurn(
  { concerts, seatBlocks, clock }: SummaryPorts,
  { id }: Concert,
): Promise<Summary | undefined> {
  const plan = await concerts.findSeatPlan(id);
  if (plan === undefined || !(await concerts.takeTurnToCount(id, clock()))) return undefined;
  const countedAt = clock();
  const blocks = await seatBlocks.listAll(id, plan);
  const summary = { available: countAvailable(plan, blocks, countedAt), sold: countAllSold(blocks), countedAt };
  await concerts.putSummary(id, summary);
  return summary;
}

function countAvailable(plan: SeatPlan, blocks: HallStates, nowMs: number): Record<string, number> {
  const available: Record<string, number> = {};
  for (const { code, priceTierId, seatCount } of plan.sections) {
    const taken = [...(blocks.get(code)?.values() ?? [])].reduce(
      (sum, block) => sum + countTaken(block, Math.floor(nowMs / 1000)),
      0,
    );
    available[priceTierId] = (available[priceTierId] ?? 0) + seatCount - taken;
  }
  return available;
}

const countAllSold = (blocks: HallStates): number =>
  [...blocks.values()].flatMap((section) => [...section.values()]).reduce((sum, block) => sum + countSold(block), 0);
