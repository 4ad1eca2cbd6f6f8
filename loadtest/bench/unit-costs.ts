import { runsOf } from '../choose-seats.ts';
import { randomFrom } from '../random.ts';
import type { Contender, ContenderName } from './contenders.ts';
import { hallOfBlocks } from './halls.ts';
import { wishesFor } from './wishes.ts';

/** What a claim of four seats in one block costs, everything in it that is written and read. */
export interface UnitCost {
  readonly what: string;
  readonly writeUnits: number;
  readonly readUnits: number;
}

export interface HallCost {
  readonly buyers: number;
  readonly writeUnits: number;
  readonly readUnits: number;
}

export type Contenders = Readonly<Record<ContenderName, Contender>>;

/** What a message to the worker may hold at most. */
const fullBatch = 10;

/** Grants and refusals of each way to sell, one kind at a time. */
export async function measureUnitCosts({ naive, direct, queued }: Contenders): Promise<UnitCost[]> {
  const costs: UnitCost[] = [];
  for (const contender of [naive, direct]) {
    const { claim, places } = await openSale(contender);
    costs.push(await costOf('granted', contender, [places[0]], claim));
    await claim(places.slice(1));
    costs.push(await costOf('refused', contender, [places[0]], claim));
  }
  for (const together of [1, 4, fullBatch]) {
    const { claim, places } = await openSale(queued);
    queued.line.holdUntil(together);
    costs.push(await costOf(`granted, ${together} in a batch`, queued, places.slice(0, together), claim));
    if (together === 1) costs.push(await costOf('refused by the look', queued, [places[0]], claim));
  }
  return [...costs, await costOfWorkersRefusal(queued)];
}

/** What it costs in all to sell every seat of a hall to buyers who ask at the same time and are in nobody's way. */
export async function measureHall(contender: Contender, blocks: number): Promise<HallCost> {
  const { claim, places } = await openSale(contender, blocks);
  contender.line.holdUntil(places.length);
  const used = contender.usage.start();
  await claim(places);
  return { buyers: places.length, writeUnits: used('WriteUnits'), readUnits: used('ReadUnits') };
}

/** Ten buyers want four seats that look free to all of them: one is granted, and nine are told by the worker. */
async function costOfWorkersRefusal(queued: Contender): Promise<UnitCost> {
  const { claim, places } = await openSale(queued);
  const [first, other] = places;
  const grant = await costOf('granted', queued, [other], claim);
  queued.line.holdUntil(fullBatch);
  const all = await costOf('', queued, Array(fullBatch).fill(first), claim);
  const refusal = (units: number, ofGrant: number) => (units * fullBatch - ofGrant) / (fullBatch - 1);
  return {
    what: 'queued, refused by the worker',
    writeUnits: refusal(all.writeUnits, grant.writeUnits),
    readUnits: refusal(all.readUnits, grant.readUnits),
  };
}

type Claim = (places: Places) => Promise<void>;
type Places = readonly (string[] | undefined)[];

/** A hall in which every claim is made by a buyer of its own. */
async function openSale(contender: Contender, blocks = 1): Promise<{ claim: Claim; places: string[][] }> {
  const hall = hallOfBlocks(blocks, contender.name === 'queued' ? 'queued' : 'direct', Date.now());
  const concertId = await contender.createConcert(hall);
  const claim: Claim = async (places) => {
    await Promise.all(places.map((seatIds = []) => contender.claim(concertId, crypto.randomUUID(), seatIds)));
  };
  return { claim, places: wishesFor(runsOf(hall.sections), 1, randomFrom(1)) };
}

async function costOf(what: string, { name, usage }: Contender, places: Places, claim: Claim): Promise<UnitCost> {
  const used = usage.start();
  await claim(places);
  return {
    what: `${name}, ${what}`,
    writeUnits: used('WriteUnits') / places.length,
    readUnits: used('ReadUnits') / places.length,
  };
}
