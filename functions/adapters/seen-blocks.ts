import { blockAfter, blockKeyText, type Commit, type Decision } from '../domain/decision.ts';
import type { Clock } from '../domain/ports.ts';
import type { SeatBlock } from '../domain/seat-block.ts';
import { createRecentCache, type RecentCache } from './recent-cache.ts';

/** The blocks as this process saw them a moment ago, with what it wrote itself since. */
export type SeenBlocks = RecentCache<SeatBlock | 'absent'>;

/**
 * A look costs half a read unit. An older one costs, in a rush, a write that loses or three write units for a place in
 * the queue for nothing (`npm run loadtest:compare`).
 */
export const seenMaxAgeMs = 50;

export const createSeenBlocks = (clock: Clock, elapsed?: Clock): SeenBlocks =>
  createRecentCache(seenMaxAgeMs, 10_000, clock, elapsed);

/** What a write of ours did to the blocks it touched, or what a lost race told of them. */
export function tellSeen(
  seen: SeenBlocks,
  tellWritten: ReturnType<SeenBlocks['beginWrite']>,
  decision: Decision,
  commit: Commit,
): void {
  if (commit.outcome === 'committed') {
    for (const change of decision.blocks) {
      tellWritten(blockKeyText(change), (block) => (block === 'absent' ? block : blockAfter(block, change)));
    }
    return;
  }
  for (const change of decision.blocks) seen.forget(blockKeyText(change));
  for (const block of commit.blocks) seen.put(blockKeyText(block), block);
}
