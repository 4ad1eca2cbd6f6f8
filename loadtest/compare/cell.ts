import type { Finding } from '../check-bookings.ts';
import type { Wish } from '../choose-seats.ts';
import type { EmbeddedShop } from '../embedded/shop.ts';
import { type Job, rushOnClub, wishOf } from '../job.ts';
import type { PartReport } from '../report.ts';
import type { Claim } from '../rush.ts';
import { readCounts } from '../units.ts';
import { addUsed, costOf, type Used, usedBetween } from './cost.ts';
import { type Design, type Gradient, hallsOf } from './designs.ts';
import { crowdOf, firstAnswerMs, type Latencies, latenciesOf, settledMs, waitingSeconds } from './latencies.ts';

/** How long something took: until the shop had settled it, and until the buyer knew. */
export interface Ends {
  readonly settled: Latencies;
  readonly seen: Latencies;
}

/** What became of those who wanted their seats side by side, or anywhere. */
export interface OfWish {
  readonly requests: number;
  readonly granted: number;
  readonly seatsGranted: number;
  readonly firstAnswers: Latencies;
  readonly seen: Latencies;
}

/** One design at one gradient: rushes on one hall after the other, put together. */
export interface Cell {
  readonly design: Design;
  readonly gradient: Gradient;
  readonly repetition: number;
  readonly halls: number;
  readonly requests: number;
  readonly granted: number;
  /** While any claim waits for its first true answer: 201, 202 or 409. */
  readonly answeredPerSecond: number;
  /** While any claim waits for its end at the shop. */
  readonly settledPerSecond: number;
  /** Over all of the rush, with the pauses of buyers who wait until they look again. */
  readonly endedPerSecond: number;
  readonly soldInRush: number;
  readonly soldAfterSweep: number;
  readonly seats: number;
  readonly soldTwice: number;
  /** The middle of the halls. */
  readonly soldOutSeconds: number;
  readonly firstAnswers: Latencies;
  /** Of those first answers, “you stand in line”. */
  readonly accepts: Latencies;
  readonly grants: Ends;
  readonly refusals: Ends;
  readonly byWish: Readonly<Record<Wish, OfWish>>;
  readonly used: Used;
  readonly dollarsPerThousandBookings: number;
  readonly findings: readonly Finding[];
  /** Of the last hall. */
  readonly claims: readonly Claim[];
}

/** A rush on one hall, read back. */
export interface HallRush {
  readonly claims: readonly Claim[];
  readonly seconds: number;
  readonly soldInRush: number;
  readonly soldAfterSweep: number;
  readonly seats: number;
  readonly used: Used;
  readonly findings: readonly Finding[];
}

type Place = Pick<Cell, 'design' | 'gradient' | 'repetition'>;

/** Lets a crowd in on 100 seats, and a sweep take what random wishes left; as often as the gradient needs to be measured. */
export async function playCell(job: Job, shop: EmbeddedShop, place: Place): Promise<Cell> {
  const rushes: HallRush[] = [];
  for (let hall = 0; hall < hallsOf[place.gradient]; hall += 1) rushes.push(await playHall(job, shop));
  return cellOf(place, rushes, new Map(job.buyers.map(({ id }, at) => [id, wishOf(at)])));
}

async function playHall(job: Job, shop: EmbeddedShop): Promise<HallRush> {
  const before = await readCounts(shop.apiUrl);
  let after = before;
  const parts = await rushOnClub(job, async () => {
    after = await readCounts(shop.apiUrl);
  });
  const [first, last] = [parts[0], parts.at(-1)] as [PartReport, PartReport];
  const settledAt = await shop.settledAt();
  return {
    claims: first.rush.claims.map((claim) => withSettled(claim, settledAt)),
    seconds: first.rush.seconds,
    soldInRush: first.seatsSold,
    soldAfterSweep: last.seatsSold,
    seats: last.seatsTotal,
    used: usedBetween(before, after),
    findings: parts.flatMap((part) => part.findings),
  };
}

function withSettled(claim: Claim, settledAt: ReadonlyMap<string, number>): Claim {
  const at = settledAt.get(claim.queuedAs ?? '');
  return at === undefined || claim.askedAt === undefined ? claim : { ...claim, settledMs: at - claim.askedAt };
}

/** Puts the halls together. */
export function cellOf(place: Place, rushes: readonly HallRush[], wishes: ReadonlyMap<string, Wish>): Cell {
  const claims = rushes.flatMap((each) => each.claims);
  const answered = claims.filter(isAnswered);
  const granted = claims.filter(isGranted);
  const findings = rushes.flatMap((each) => each.findings);
  const used = rushes.map((each) => each.used).reduce(addUsed);
  const sum = (figure: (each: HallRush) => number) => rushes.reduce((total, each) => total + figure(each), 0);
  const crowds = rushes.map((each) => crowdOf(each.claims.filter(isAnswered), firstAnswerMs));
  return {
    ...place,
    halls: rushes.length,
    requests: claims.length,
    granted: granted.length,
    answeredPerSecond: perSecondOf(crowds, firstAnswerMs),
    settledPerSecond: perSecondOf(
      rushes.map((each) => each.claims.filter(isAnswered)),
      settledMs,
    ),
    endedPerSecond: answered.length / sum(({ seconds }) => seconds),
    soldInRush: sum(({ soldInRush }) => soldInRush),
    soldAfterSweep: sum(({ soldAfterSweep }) => soldAfterSweep),
    seats: sum(({ seats }) => seats),
    soldTwice: findings.filter(({ rule }) => rule === 'sold-twice').length,
    soldOutSeconds: latenciesOf(rushes.map(secondsUntilLastSale)).p50,
    firstAnswers: latenciesOf(answered.map(firstAnswerMs)),
    accepts: latenciesOf(answered.filter(({ queuedAs }) => queuedAs !== undefined).map(firstAnswerMs)),
    grants: endsOf(granted),
    refusals: endsOf(claims.filter(({ result }) => result.outcome === 'refused')),
    byWish: {
      adjacent: ofWish(answered.filter(({ buyerId }) => wishes.get(buyerId) === 'adjacent')),
      random: ofWish(answered.filter(({ buyerId }) => wishes.get(buyerId) === 'random')),
    },
    used,
    dollarsPerThousandBookings: (1_000 * costOf(used)) / Math.max(1, granted.length),
    findings,
    claims: rushes.at(-1)?.claims ?? [],
  };
}

const perSecondOf = (rushes: readonly (readonly Claim[])[], waitMs: (claim: Claim) => number): number =>
  rushes.flat().length / rushes.reduce((seconds, claims) => seconds + waitingSeconds(claims, waitMs), 0);

const isAnswered = ({ result }: Claim): boolean => result.outcome !== 'unanswered';
export const isGranted = ({ result }: Claim): boolean => result.outcome === 'granted';

const endsOf = (claims: readonly Claim[]): Ends => ({
  settled: latenciesOf(claims.map(settledMs)),
  seen: latenciesOf(claims.map(({ latencyMs }) => latencyMs)),
});

function ofWish(claims: readonly Claim[]): OfWish {
  const granted = claims.filter(isGranted);
  return {
    requests: claims.length,
    granted: granted.length,
    seatsGranted: granted.reduce((sum, { seatIds }) => sum + seatIds.length, 0),
    firstAnswers: latenciesOf(claims.map(firstAnswerMs)),
    seen: latenciesOf(claims.map(({ latencyMs }) => latencyMs)),
  };
}

/** From the first request until the shop had sold the last seat of the rush. */
function secondsUntilLastSale({ claims }: HallRush): number {
  const start = Math.min(...claims.map(({ askedAt = 0 }) => askedAt));
  const ends = claims.filter(isGranted).map((claim) => (claim.askedAt ?? 0) + settledMs(claim));
  return ends.length === 0 ? 0 : (Math.max(...ends) - start) / 1_000;
}
