import type { NewConcert } from '@frontrow/functions/contract/admin.ts';
import type { SalesMode } from '@frontrow/functions/contract/concerts.ts';
import type { SeatRun } from '@frontrow/functions/contract/seat-map.ts';
import { concertIn } from '../concerts.ts';

/** Two rows of 24 fill a block of 48 seats; ten blocks are a section. */
const seatsPerRow = 24;
const rowsPerBlock = 2;
const blocksPerSection = 10;
export const seatsPerBlock = seatsPerRow * rowsPerBlock;

/** A hall of so many full blocks, on sale, in which a buyer meets no limit but that of an order. */
export function hallOfBlocks(blocks: number, salesMode: SalesMode, nowMs: number): NewConcert {
  const sections = Array.from({ length: Math.ceil(blocks / blocksPerSection) }, (_, at) => ({
    code: `S${String(at).padStart(3, '0')}`,
    name: `Section ${at}`,
    priceTierId: 'standard',
    runs: rowsOf(Math.min(blocksPerSection, blocks - at * blocksPerSection) * rowsPerBlock),
  }));
  const priceTiers = [{ id: 'standard', name: 'Standard', price: 4_900 }];
  return { ...concertIn({ title: `A hall of ${blocks} blocks`, sections }, nowMs, salesMode), priceTiers };
}

const rowsOf = (count: number): SeatRun[] =>
  Array.from({ length: count }, (_, at) => ({ row: String(at + 1), from: 1, to: seatsPerRow }));
