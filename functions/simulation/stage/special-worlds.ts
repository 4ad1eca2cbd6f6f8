import { callerOff } from '../actors/caller-off.ts';
import { deleter } from '../actors/deleter.ts';
import { doubleClicker } from '../actors/double-clicker.ts';
import { fleetingBuyer } from '../actors/fleeting-buyer.ts';
import { greedyBuyer } from '../actors/greedy-buyer.ts';
import { hoarder } from '../actors/hoarder.ts';
import { keenBuyer } from '../actors/keen-buyer.ts';
import { mindChanger } from '../actors/mind-changer.ts';
import { payer } from '../actors/payer.ts';
import { repeater } from '../actors/repeater.ts';
import { drawWildClock } from './clocks.ts';
import { randomFrom } from './random.ts';
import type { World } from './world.ts';

const sellingAtOnce = ({ halls }: World): World['halls'] =>
  halls
    .slice(0, 1)
    .map((hall) => ({ ...hall, concert: { ...hall.concert, checkout: 'instant', salesMode: 'direct' } }));

const wrongMsMax = 5 * 60 * 1000;

function wrongClocks(world: World): World {
  const random = randomFrom(world.seed);
  const wild = () => drawWildClock(wrongMsMax, world.startMs, world.healAtMs, random);
  return { ...world, shopClocks: world.shopClocks.map(wild), workerClocks: world.workerClocks.map(wild) };
}

const deletions = (world: World): World => ({
  ...world,
  halls: sellingAtOnce(world),
  cast: [...Array(3).fill(deleter), ...Array(8).fill(fleetingBuyer)],
  callRates: { slow: 0.1 },
  readLagMsMax: 400,
  wireRates: {},
  arrivalMs: 3_000,
  healAtMs: world.startMs + 60_000,
});

/** Worlds where something happens all the time that is rare in the others; for `--world`. */
export const specialWorlds: Readonly<Record<string, (world: World) => World>> = {
  /** One concert; admins delete it from several windows while buyers claim and cancel, and calls are slow. */
  deletions,
  /** Everybody sends each request several times at once, and some meet their limit. */
  twins: (world) => ({ ...world, halls: sellingAtOnce(world), cast: Array(12).fill(doubleClicker) }),
  /** Everybody pays, or does not; some look on. */
  payments: (world) => ({
    ...world,
    halls: world.halls.map((hall) => ({ ...hall, concert: { ...hall.concert, checkout: 'payment' } })),
    cast: [...Array(12).fill(payer), ...Array(4).fill(keenBuyer)],
  }),
  /** Everybody pays, while admins try to delete the concert and calls are slow. */
  closures: (world) => ({
    ...world,
    halls: world.halls.slice(0, 1).map((hall) => ({ ...hall, concert: { ...hall.concert, checkout: 'payment' } })),
    cast: [...Array(5).fill(payer), ...Array(3).fill(deleter)],
    callRates: { ...world.callRates, slow: 0.1 },
    arrivalMs: 3_000,
  }),
  /** Everybody wants the same seats of one concert at once, and waits in line for them. */
  rush: (world) => ({
    ...world,
    halls: world.halls.slice(0, 1).map((hall) => ({ ...hall, concert: { ...hall.concert, salesMode: 'queued' } })),
    cast: [...Array(8).fill(keenBuyer), ...Array(4).fill(doubleClicker), ...Array(4).fill(greedyBuyer)],
    arrivalMs: 500,
    pollMsMax: 2_000,
    rush: 1,
  }),
  /** Claims wait in a line whose workers fail more often than not. */
  'broken line': (world) => ({
    ...world,
    halls: world.halls.map((hall) => ({ ...hall, concert: { ...hall.concert, salesMode: 'queued' } })),
    cast: [...Array(8).fill(keenBuyer), ...Array(4).fill(payer), repeater],
    workerRates: { ...world.workerRates, 'commits throttled': 0.85 },
  }),
  /** Concerts are called off while people buy, pay and wait in line. */
  'callings off': (world) => ({
    ...world,
    cast: [...Array(6).fill(payer), ...Array(4).fill(keenBuyer), ...Array(2).fill(callerOff), deleter],
  }),
  /** Clocks are up to five minutes wrong, and are put right and wrong again in the middle of it all. */
  'wrong clocks': wrongClocks,
  'deletions by wrong clocks': (world) => wrongClocks(deletions(world)),
  /** Everybody holds seats and lets them go, while some want to buy. */
  hoarding: (world) => ({
    ...world,
    halls: world.halls.map((hall) => ({ ...hall, concert: { ...hall.concert, checkout: 'payment' } })),
    cast: [...Array(8).fill(hoarder), ...Array(4).fill(payer)],
  }),
  /** Everybody sends each request several times at once, and all live behind a few addresses that have little room. */
  'crowded twins': (world) => ({
    ...world,
    halls: sellingAtOnce(world).map(({ concert, ...hall }) => ({
      ...hall,
      concert: { ...concert, checkout: 'payment', networkShare: 1, seatsPerBuyer: concert.seatsPerOrder },
    })),
    cast: Array(12).fill(doubleClicker),
  }),
  /** Everybody claims and cancels, twice at once, while others are after the same seats. */
  changes: (world) => ({ ...world, halls: sellingAtOnce(world), cast: Array(16).fill(mindChanger), rush: 1 }),
};
