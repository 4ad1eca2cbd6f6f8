import { median } from '../median.ts';
import type { Cell } from './cell.ts';
import { type Design, type Gradient, gradientNames } from './designs.ts';

export type Figure = (cell: Cell) => number;

const cellsOf = (cells: readonly Cell[], design: Design, gradient: Gradient): Cell[] =>
  cells.filter((cell) => cell.design === design && cell.gradient === gradient);

/** The middle of the repetitions. */
export const middleOf = (cells: readonly Cell[], design: Design, gradient: Gradient, figure: Figure): number =>
  median(cellsOf(cells, design, gradient).map(figure));

export const worstOf = (cells: readonly Cell[], design: Design, gradient: Gradient, figure: Figure): number =>
  Math.max(...cellsOf(cells, design, gradient).map(figure));

/** The gradients that were played, the lightest first. */
export const gradientsOf = (cells: readonly Cell[]): Gradient[] =>
  gradientNames.filter((gradient) => cells.some((cell) => cell.gradient === gradient));

/** As a multiple of the naive design in the same repetition, when the machine did the same beside: the middle of them. */
export function toNaive(cells: readonly Cell[], design: Design, gradient: Gradient, figure: Figure): number {
  const naive = new Map(cellsOf(cells, 'naive', gradient).map((cell) => [cell.repetition, figure(cell)]));
  return median(
    cellsOf(cells, design, gradient).map((cell) => figure(cell) / (naive.get(cell.repetition) ?? Number.NaN)),
  );
}
