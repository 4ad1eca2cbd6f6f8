import { drawChart } from '../draw-chart.ts';
import type { Cell } from './cell.ts';
import { barChart, timeline, timelines } from './charts.ts';
import { type Design, designNames, gradientNames } from './designs.ts';
import { middleOf, renderTable } from './tables.ts';

/** The bars that stand beside the table, in `docs/` too. */
export const bars: Readonly<Record<string, { title: string; figure: (cell: Cell) => number }>> = {
  answered: { title: 'Requests answered a second', figure: ({ answeredPerSecond }) => answeredPerSecond },
  refused: { title: 'A refusal takes, 99 of 100, ms', figure: ({ refusals }) => refusals.p99 },
  granted: { title: 'A grant takes, 99 of 100, ms', figure: ({ grants }) => grants.p99 },
  cost: {
    title: '$ per 1,000 bookings on AWS',
    figure: ({ dollarsPerThousandBookings }) => dollarsPerThousandBookings,
  },
};

/** What the figures say to somebody who has to choose a mode. */
export function renderAdvice(cells: readonly Cell[]): string {
  const hardest = gradientNames.findLast((gradient) => cells.some((cell) => cell.gradient === gradient)) ?? 'light';
  const of = (design: Design, figure: (cell: Cell) => number) => middleOf(cells, design, hardest, figure);
  const faster = (design: Design) =>
    `${(of(design, ({ answeredPerSecond }) => answeredPerSecond) / of('naive', ({ answeredPerSecond }) => answeredPerSecond)).toFixed(1)} times`;
  const dollars = (design: Design) =>
    `$${of(design, ({ dollarsPerThousandBookings }) => dollarsPerThousandBookings).toFixed(2)}`;
  const conflicts = (design: Design) => of(design, ({ used }) => used.conflicts).toFixed(0);
  const broken = cells.reduce((sum, { findings }) => sum + findings.length, 0);
  return [
    broken === 0
      ? `No seat was sold twice and every answer was kept in ${cells.length} rushes, whatever the design.`
      : `**${broken} promises were broken**: see the findings of the run before anything else.`,
    `At ${hardest} the shop answers ${faster('direct')} (direct) and ${faster('queued')} (queued) as many requests a second as the naive design.`,
    `**direct** tells a buyer at once and costs ${dollars('direct')} for 1,000 bookings there (naive ${dollars('naive')}): for ordinary days. ` +
      `It lost ${conflicts('direct')} races in a rush; on AWS each is a write that is paid for and an answer that comes later.`,
    `**queued** lost ${conflicts('queued')}: claims of a block are settled in the order of their arrival, and whoever came first is served first. ` +
      `A buyer asks again until the answer is there, a call of the API each second, which makes it ${dollars('queued')}: for a rush that should be fair and smooth.`,
    `**auto** queues while the doors have just opened or claims wait, and sells directly otherwise (${dollars('auto')}): the default, and the right choice where nothing else is known.`,
  ].join('\n\n');
}

/** One page with everything in it: no script, no other file. */
export async function renderHtml(cells: readonly Cell[], facts: readonly string[]): Promise<string> {
  const pictures = await Promise.all(
    Object.values(bars).map(({ title, figure }) => drawChart(barChart(cells, title, figure))),
  );
  const hardest = gradientNames.findLast((gradient) => cells.some((cell) => cell.gradient === gradient)) ?? 'light';
  const rushes = new Map(
    designNames.flatMap((design) => {
      const last = cells.findLast((cell) => cell.design === design && cell.gradient === hardest);
      return last === undefined ? [] : [[design, last.claims] as const];
    }),
  );
  const lines = await Promise.all(
    Object.entries(timelines).map(([title, series]) => drawChart(timeline(rushes, title, series))),
  );
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Front Row: four ways to sell 100 seats</title>
<style>
  body { font: 16px/1.5 sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem; color: #202124 }
  figure { display: flex; flex-wrap: wrap; gap: 1rem; margin: 1rem 0 }
  .wide { overflow-x: auto }
  table { border-collapse: collapse; font-size: 14px } th, td { padding: .25rem .6rem; border-bottom: 1px solid #dadce0; text-align: right }
  th:nth-child(-n+2), td:nth-child(-n+2) { text-align: left } small { color: #5f6368 }
</style>
<h1>Four ways to sell 100 seats</h1>
<p><small>${escapeHtml(facts.join(' · '))}</small></p>
${renderAdvice(cells)
  .split('\n\n')
  .map((paragraph) => `<p>${strong(escapeHtml(paragraph))}</p>`)
  .join('\n')}
<figure>${pictures.join('\n')}</figure>
<h2>All figures</h2>
<p>The middle of the repetitions; of “sold twice” the worst, of “seats sold” the least.</p>
<div class="wide">${tableToHtml(renderTable(cells))}</div>
<h2>A rush at ${hardest} as it happened</h2>
<p>The last repetition of each design, laid over each other from its first request on.</p>
<figure>${lines.join('\n')}</figure>
</html>
`;
}

const escapeHtml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('`', '');
const strong = (text: string): string => text.replaceAll(/\*\*(.+?)\*\*/g, '<strong>$1</strong>');

function tableToHtml(markdown: string): string {
  const [head = [], , ...rows] = markdown.split('\n').map((line) => line.slice(2, -2).split(' | '));
  const cells = (tag: string, line: readonly string[]) =>
    line.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join('');
  return `<table><tr>${cells('th', head)}</tr>${rows.map((row) => `<tr>${cells('td', row)}</tr>`).join('\n')}</table>`;
}
