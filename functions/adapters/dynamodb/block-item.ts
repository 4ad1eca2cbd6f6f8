import type { SeatBlock } from '../../domain/seat-block.ts';
import { blockOfSortKey, keys } from './keys.ts';

export type BlockItem = Record<string, unknown>;

/** A block as one item: a top-level attribute a taken seat, its name the seat's code; `v` counts the writes. */
export function blockItem(block: SeatBlock): BlockItem {
  return {
    ...keys.block(block),
    v: block.version,
    ...(block.closed && { closed: block.closedIn ?? 0 }),
    ...block.seats,
  };
}

export function blockFromItem({ PK, SK, v, closed, ...seats }: BlockItem): SeatBlock {
  const [, concertId = '', , section = ''] = String(PK).split('#');
  return {
    concertId,
    section,
    block: blockOfSortKey(String(SK)),
    version: Number(v),
    closed: closed !== undefined,
    ...(closed !== undefined && { closedIn: Number(closed) }),
    seats: seats as Record<string, string>,
  };
}
