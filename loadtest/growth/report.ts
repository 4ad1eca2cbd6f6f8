import type { SalesMode } from '@frontrow/functions/contract/concerts.ts';
import { table, whole } from '../report.ts';
import type { Grown } from './growth.ts';

const figure = (value: number): string => String(Number(value.toFixed(2)));

/** A line a mode and size: exact counts, for each granted claim, and how the cost grew from the line before. */
export function renderGrowth(byMode: ReadonlyMap<SalesMode, readonly Grown[]>): string {
  const rows = [...byMode].flatMap(([mode, all]) =>
    all.map((grown, at) => {
      const { buyers, seats, granted, used, dollars } = grown;
      const each = (count: number) => figure(count / granted);
      return [
        mode,
        whole(buyers),
        whole(seats),
        whole(granted),
        each(used.writeUnits),
        each(used.readUnits),
        each(used.apiCalls),
        each(used.polls),
        each(used.settleCalls),
        each(used.watchCalls),
        ((1_000 * dollars) / granted).toFixed(4),
        growthOf(all[at - 1], grown),
      ];
    }),
  );
  const head = ['mode', 'buyers', 'seats', 'granted', 'write units', 'read units', 'API calls', 'of these looks'];
  const rest = ['batches', 'batches of the watch', '$ per 1,000', 'cost to the line before'];
  return table([[...head, ...rest], [...head, ...rest].map((_, at) => (at === 0 ? '---' : '--:')), ...rows]);
}

function growthOf(before: Grown | undefined, after: Grown): string {
  if (before === undefined) return '–';
  return `${figure(after.buyers / before.buyers)}× the buyers, ${figure(after.dollars / before.dollars)}×`;
}
