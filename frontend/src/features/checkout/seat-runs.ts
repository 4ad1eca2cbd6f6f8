import type { Seat } from '../seat-map/create-picks.ts';

type Placed = Pick<Seat, 'sectionName' | 'row' | 'number'>;

export interface SeatRun {
  section: string;
  row: string;
  from: number;
  to: number;
}

/** Seats as people say them: those of a row that follow each other are one run. */
export function seatRuns(seats: readonly Placed[]): SeatRun[] {
  const sorted = [...seats].sort((a, b) => placeOf(a).localeCompare(placeOf(b)) || a.number - b.number);
  const runs: SeatRun[] = [];
  for (const { sectionName: section, row, number } of sorted) {
    const last = runs.at(-1);
    if (last?.section === section && last.row === row && last.to === number - 1) last.to = number;
    else runs.push({ section, row, from: number, to: number });
  }
  return runs;
}

const placeOf = ({ sectionName, row }: Placed) => `${sectionName}\n${row}`;
