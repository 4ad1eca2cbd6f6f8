import type { NewConcert } from '@frontrow/functions/contract/admin.ts';
import { limits } from '@frontrow/functions/contract/limits.ts';
import type { Section } from '@frontrow/functions/contract/seat-map.ts';

const seatsOf = (runs: readonly { from: number; to: number }[]) =>
  runs.reduce((sum, { from, to }) => sum + to - from + 1, 0);

/**
 * What the shapes of the contract cannot say of a seat plan, found here so that nothing is sent in vain. The shop
 * checks it again.
 */
export function findSeatPlanFaults({ sections, priceTiers }: NewConcert): string[] {
  const faults = sections.flatMap(findSectionFaults);
  const seats = sections.reduce((sum, { runs }) => sum + seatsOf(runs), 0);
  if (seats > limits.seatsPerConcert)
    faults.push(`the hall has ${seats} seats; at most ${limits.seatsPerConcert} are possible`);
  const ids = priceTiers.map(({ id }) => id);
  for (const { code, priceTierId } of sections) {
    if (!ids.includes(priceTierId))
      faults.push(`section ${code}: there is no price tier ${priceTierId}, only ${ids.join(', ')}`);
  }
  for (const id of ids) {
    if (!sections.some(({ priceTierId }) => priceTierId === id)) faults.push(`no section has the price tier ${id}`);
  }
  return faults;
}

function findSectionFaults({ code, runs }: Section): string[] {
  const faults: string[] = [];
  const rows = Map.groupBy(runs, ({ row }) => row);
  for (const [row, runsOfRow] of rows) {
    const ascending = runsOfRow.every(({ from }, at) => from > (runsOfRow[at - 1]?.to ?? 0));
    if (!ascending) faults.push(`section ${code}: row ${row} has a seat twice, or its seats do not ascend`);
    if (seatsOf(runsOfRow) > limits.seatsPerRow)
      faults.push(`section ${code}: row ${row} has more than ${limits.seatsPerRow} seats`);
    const first = runs.findIndex((run) => run.row === row);
    if (runs.slice(first, first + runsOfRow.length).some((run) => run.row !== row)) {
      faults.push(`section ${code}: row ${row} stands in two places`);
    }
  }
  if (rows.size > limits.rowsPerSection) faults.push(`section ${code} has more than ${limits.rowsPerSection} rows`);
  if (seatsOf(runs) > limits.seatsPerSection)
    faults.push(`section ${code} has more than ${limits.seatsPerSection} seats`);
  return faults;
}
