import type { Section } from '@frontrow/functions/contract/seat-map.ts';

/** Units of the drawing: one seat stands 28 from the next, which is a comfortable target on a phone at scale 1. */
export const seatPitch = 28;
const rowPitch = 31;
const aisleWidth = 26;
const labelWidth = 34;
const edge = 8;

export interface PlacedSeat {
  id: string;
  row: string;
  number: number;
  /** Its place in the section's availability text. */
  index: number;
  x: number;
  y: number;
}

export interface PlacedRow {
  label: string;
  /** From left to right. */
  seats: PlacedSeat[];
  /** At both ends and in the aisles, so that one is in sight however a wide row is looked at. */
  labels: { x: number; y: number }[];
}

export interface SectionLayout {
  width: number;
  height: number;
  /** The row nearest the stage first. */
  rows: PlacedRow[];
}

interface RowOfRuns {
  label: string;
  runs: { from: number; to: number; firstIndex: number }[];
  width: number;
}

/** Where each seat of a section stands: rows centred below the stage and bent around it, aisles as gaps. */
export function layOutSection(section: Pick<Section, 'code' | 'runs'>): SectionLayout {
  const rows = rowsOf(section);
  const seatsWidth = Math.max(...rows.map(({ width }) => width));
  const width = seatsWidth + 2 * (labelWidth + edge);
  const centre = width / 2;
  const bend = Math.min(seatsWidth * 0.05, 2 * rowPitch);
  const drop = (x: number) => bend * (1 - ((x - centre) / (seatsWidth / 2 || 1)) ** 2);

  const placed = rows.map((row, rowIndex) => {
    const baseline = edge + rowPitch / 2 + rowIndex * rowPitch;
    const left = centre - row.width / 2;
    const right = left + row.width;
    const at = (x: number) => ({ x: round(x), y: round(baseline + drop(Math.min(Math.max(x, left), right))) });
    return {
      label: row.label,
      seats: placeSeats(section.code, row, left).map((seat) => ({ ...seat, ...at(seat.x) })),
      labels: [left - labelWidth / 2, ...aislesOf(row, left), right + labelWidth / 2].map(at),
    };
  });
  return { width: Math.ceil(width), height: Math.ceil(2 * edge + rows.length * rowPitch + bend), rows: placed };
}

function rowsOf({ runs }: Pick<Section, 'runs'>): RowOfRuns[] {
  const rows = new Map<string, RowOfRuns>();
  let firstIndex = 0;
  for (const { row: label, from, to } of runs) {
    const row = rows.get(label) ?? { label, runs: [], width: -aisleWidth };
    row.runs.push({ from, to, firstIndex });
    row.width += aisleWidth + (to - from + 1) * seatPitch;
    rows.set(label, row);
    firstIndex += to - from + 1;
  }
  return [...rows.values()];
}

/** The middles of the gaps between the runs of a row. */
function aislesOf({ runs }: RowOfRuns, left: number): number[] {
  let x = left - aisleWidth / 2;
  return runs.slice(0, -1).map(({ from, to }) => {
    x += (to - from + 1) * seatPitch + aisleWidth;
    return x;
  });
}

function placeSeats(code: string, row: RowOfRuns, left: number): Omit<PlacedSeat, 'y'>[] {
  let runLeft = left;
  return row.runs.flatMap(({ from, to, firstIndex }) => {
    const start = runLeft;
    runLeft += (to - from + 1) * seatPitch + aisleWidth;
    return Array.from({ length: to - from + 1 }, (_, step) => ({
      id: `${code}-${row.label}-${from + step}`,
      row: row.label,
      number: from + step,
      index: firstIndex + step,
      x: start + (step + 0.5) * seatPitch,
    }));
  });
}

const round = (value: number) => Math.round(value * 10) / 10;

/** How many seats a section has: as many as its availability text has characters. */
export const seatCount = ({ runs }: Pick<Section, 'runs'>) =>
  runs.reduce((sum, { from, to }) => sum + to - from + 1, 0);

/** The nearest seat to a point of the drawing, if one is close enough to be meant. */
export function seatNear(seats: readonly PlacedSeat[], x: number, y: number): PlacedSeat | undefined {
  const distance = (seat: PlacedSeat) => Math.hypot(seat.x - x, seat.y - y);
  const nearest = seats.reduce<PlacedSeat | undefined>(
    (best, seat) => (best === undefined || distance(seat) < distance(best) ? seat : best),
    undefined,
  );
  return nearest && distance(nearest) <= seatPitch * 0.6 ? nearest : undefined;
}

/** Where a buyer begins who moves by keys: at a seat that is left, in the best row that has one, near its middle. */
export function firstSeat(
  { rows, width }: SectionLayout,
  isLeft: (seat: PlacedSeat) => boolean,
): PlacedSeat | undefined {
  const row = rows.find(({ seats }) => seats.some(isLeft)) ?? rows[0];
  const seats = row?.seats.filter(isLeft) ?? [];
  return nearest({ seats: seats.length > 0 ? seats : (row?.seats ?? []) }, { x: width / 2 });
}

/** The keys that move between seats. */
export const seatKeys = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'] as const;
export type SeatKey = (typeof seatKeys)[number];
export const isSeatKey = (key: string): key is SeatKey => (seatKeys as readonly string[]).includes(key);

/** The seat a key leads to: the neighbour in the row, aisles crossed, or the nearest one of the next row. */
export function seatByKey({ rows }: SectionLayout, from: PlacedSeat, key: SeatKey): PlacedSeat {
  const rowIndex = rows.findIndex(({ label }) => label === from.row);
  const seats = rows[rowIndex]?.seats ?? [];
  const place = seats.findIndex(({ index }) => index === from.index);
  switch (key) {
    case 'ArrowLeft':
      return seats[place - 1] ?? from;
    case 'ArrowRight':
      return seats[place + 1] ?? from;
    case 'ArrowUp':
      return nearest(rows[rowIndex - 1], from) ?? from;
    case 'ArrowDown':
      return nearest(rows[rowIndex + 1], from) ?? from;
    case 'Home':
      return seats[0] ?? from;
    case 'End':
      return seats.at(-1) ?? from;
  }
}

function nearest(row: Pick<PlacedRow, 'seats'> | undefined, { x }: Pick<PlacedSeat, 'x'>): PlacedSeat | undefined {
  return row?.seats.reduce((best, seat) => (Math.abs(seat.x - x) < Math.abs(best.x - x) ? seat : best));
}
