import { seenMaxAgeMs } from '../../adapters/seen-blocks.ts';
import { slowestCallMs } from '../shop/call-faults.ts';
import type { Run } from '../simulate.ts';
import { allAnswered } from './all-answered.ts';
import { allEnd } from './all-end.ts';
import { blockVersions } from './block-versions.ts';
import { calledOff } from './called-off.ts';
import { claimOrder } from './claim-order.ts';
import { countersRight } from './counters-right.ts';
import { deadLetters } from './dead-letters.ts';
import { deletionFinal } from './deletion-final.ts';
import { type Check, evidenceOf, type Violation } from './evidence.ts';
import { idempotency } from './idempotency.ts';
import { limitsHold } from './limits-hold.ts';
import { lineEmpties } from './line-empties.ts';
import { moneyRight } from './money-right.ts';
import { networkRoom } from './network-room.ts';
import { noPhantoms } from './no-phantoms.ts';
import { nothingLost } from './nothing-lost.ts';
import { orderLife } from './order-life.ts';
import { ownOrdersOnly } from './own-orders-only.ts';
import { ownSeatsOnly } from './own-seats-only.ts';
import { pricesRight } from './prices-right.ts';
import { queueRefusals } from './queue-refusals.ts';
import { readsCurrent } from './reads-current.ts';
import { refsUnique } from './refs-unique.ts';
import { refusalsHonest } from './refusals-honest.ts';
import { seatMapTrue } from './seat-map-true.ts';
import { seatsExclusive } from './seats-exclusive.ts';
import { showcaseTrue } from './showcase-true.ts';
import { tooLateCostsNothing } from './too-late-costs-nothing.ts';
import { twoWay } from './two-way.ts';
import { whoLetsGoRests } from './who-lets-go-rests.ts';
import { workBounded } from './work-bounded.ts';

export const checks: readonly Check[] = [
  seatsExclusive,
  nothingLost,
  noPhantoms,
  twoWay,
  allAnswered,
  allEnd,
  moneyRight,
  orderLife,
  idempotency,
  pricesRight,
  limitsHold,
  countersRight,
  whoLetsGoRests,
  networkRoom,
  ownSeatsOnly,
  refsUnique,
  blockVersions,
  readsCurrent,
  seatMapTrue,
  deletionFinal,
  ownOrdersOnly,
  refusalsHonest,
  showcaseTrue,
  workBounded,
  claimOrder,
  lineEmpties,
  queueRefusals,
  deadLetters,
  calledOff,
  tooLateCostsNothing,
];

/** A call without a fault takes less than this there and back. */
const plainCallMs = 50;

/** Every promise that a run broke, in the order of the checks. */
export function checkRun(run: Run): Violation[] {
  const { callRates, readLagMsMax } = run.world;
  // What one call delays, a retry may delay again: a look is answered from a cache that a slow call filled.
  const callMs = 'slow' in callRates ? 2 * slowestCallMs : 'answer lost' in callRates ? 4_000 : plainCallMs;
  const evidence = evidenceOf(run, seenMaxAgeMs + readLagMsMax + callMs + 1_000);
  return checks.flatMap((check) =>
    check.run(evidence).map((found) => ({ rule: check.rule, aim: check.aim, ...found })),
  );
}
