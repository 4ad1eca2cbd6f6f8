import { median } from '../median.ts';
import { ms, table } from '../report.ts';
import type { Figures } from './measure.ts';

/** A line a figure: the middle of the rounds before and after, and how often the one goes into the other. */
export function renderBeforeAfter(before: readonly Figures[], after: readonly Figures[]): string {
  const rows = Object.keys(after[0] ?? {}).map((name) => {
    const [was, is] = [before, after].map((rounds) => median(rounds.map((figures) => figures[name] ?? Number.NaN)));
    return [name, figure(was ?? 0), figure(is ?? 0), `${((is ?? 0) / (was ?? 0)).toFixed(2)}×`];
  });
  return table([['', 'before', 'after', ''], ['---', '--:', '--:', '--:'], ...rows]);
}

const figure = (value: number): string => (value < 10 ? value.toFixed(2) : ms(value));
