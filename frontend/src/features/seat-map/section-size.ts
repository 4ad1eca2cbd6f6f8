import type { Section } from '@frontrow/functions/contract/seat-map.ts';

export const rowCount = ({ runs }: Pick<Section, 'runs'>) => new Set(runs.map(({ row }) => row)).size;

/** Seats in the longest row. */
export function rowWidth({ runs }: Pick<Section, 'runs'>): number {
  const widths = new Map<string, number>();
  for (const { row, from, to } of runs) widths.set(row, (widths.get(row) ?? 0) + to - from + 1);
  return Math.max(...widths.values());
}
