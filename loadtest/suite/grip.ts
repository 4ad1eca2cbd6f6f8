import { table, whole } from '../report.ts';
import type { TimedClaim } from './claim-log.ts';

const everyMs = 2_000;

/** Who has how many of the wanted seats, a moment after the first claim. */
interface Moment {
  readonly second: number;
  readonly heldByWatched: number;
  readonly heldByOthers: number;
  readonly sold: number;
}

/** The wanted seats second by second: how many users of one flow keep from the others, by what all of them were told. */
export function gripOver(claims: readonly TimedClaim[], watched: string, holdMs: number): Moment[] {
  const [first] = claims;
  if (first === undefined) return [];
  const granted = claims.filter(({ result }) => result.outcome === 'granted');
  const last = Math.max(...claims.map(({ askedAt, answeredAt = askedAt }) => answeredAt));
  const seatsOf = (of: readonly TimedClaim[]) => of.reduce((sum, { seatIds }) => sum + seatIds.length, 0);
  return Array.from({ length: Math.ceil((last - first.askedAt) / everyMs) + 1 }, (_, at) => {
    const now = first.askedAt + at * everyMs;
    const held = granted.filter(({ answeredAt = now, paidAt = now + 1, releasedAt = answeredAt + holdMs }) => {
      return answeredAt <= now && now < Math.min(releasedAt, paidAt);
    });
    return {
      second: (at * everyMs) / 1_000,
      heldByWatched: seatsOf(held.filter(({ who }) => who === watched)),
      heldByOthers: seatsOf(held.filter(({ who }) => who !== watched)),
      sold: seatsOf(granted.filter(({ paidAt }) => paidAt !== undefined && paidAt <= now)),
    };
  });
}

/** What the watched users did to the others, in words and second by second. */
export function gripReport(
  claims: readonly TimedClaim[],
  { watched, holdMs, seats }: { watched: string; holdMs: number; seats: number },
): string {
  const share = (count: number) => `${Math.round((100 * count) / seats)} %`;
  const moments = gripOver(claims, watched, holdMs);
  const head = ['second', `held by ${watched}`, 'held by others', 'sold', 'free'];
  const lines = moments.map(({ second, heldByWatched, heldByOthers, sold }) => [
    String(second),
    ...[heldByWatched, heldByOthers, sold, seats - heldByWatched - heldByOthers - sold].map(share),
  ]);
  const average = moments.reduce((sum, { heldByWatched }) => sum + heldByWatched, 0) / Math.max(1, moments.length);
  return [
    `${watched} held ${share(average)} of the ${seats} wanted seats on the average, ` +
      `${share(Math.max(0, ...moments.map(({ heldByWatched }) => heldByWatched)))} at most.`,
    ...[true, false].map((isWatched) => tellOutcomes(claims, watched, isWatched)),
    table([head, head.map(() => '--:'), ...lines]),
  ].join('\n\n');
}

function tellOutcomes(claims: readonly TimedClaim[], watched: string, isWatched: boolean): string {
  const own = claims.filter(({ who }) => (who === watched) === isWatched);
  const users = Map.groupBy(own, ({ buyerId }) => buyerId);
  const withSeats = [...users.values()].filter((of) => of.some(({ paidAt }) => paidAt !== undefined)).length;
  const granted = own.filter(({ result }) => result.outcome === 'granted').length;
  const refusals = Map.groupBy(
    own.flatMap(({ result }) => (result.outcome === 'refused' ? [result.code] : [])),
    (code) => code,
  );
  const told = [...refusals].map(([code, times]) => `${whole(times.length)}× ${code}`).join(', ') || 'never';
  return (
    `${isWatched ? `Of ${watched}` : 'Of the others'}: ${whole(users.size)} users asked ${whole(own.length)} times; ` +
    `granted ${whole(granted)} times; refused ${told}; ${whole(withSeats)} bought.`
  );
}
