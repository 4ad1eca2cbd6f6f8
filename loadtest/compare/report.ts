import { drawChart } from '../draw-chart.ts';
import { renderAdvice, words } from './advice.ts';
import { renderAims } from './aims.ts';
import type { Cell } from './cell.ts';
import { barChart, timeline, timelines } from './charts.ts';
import { type Design, designNames } from './designs.ts';
import { type Figure, gradientsOf } from './middle.ts';
import { style } from './style.ts';
import { renderAnswers, renderSales, renderWishes } from './tables.ts';

interface Bar {
  readonly title: string;
  readonly figure: Figure;
}

const grantedOfAHundred = (wish: 'adjacent' | 'random') => (cell: Cell) =>
  (100 * cell.byWish[wish].granted) / cell.byWish[wish].requests;

/** The bars that stand beside the tables, in `docs/` too. */
export const bars = {
  answered: { title: 'Requests answered a second', figure: ({ answeredPerSecond }) => answeredPerSecond },
  first: { title: 'First true answer, 99 of 100, ms', figure: ({ firstAnswers }) => firstAnswers.p99 },
  settled: { title: 'A grant is settled, 99 of 100, ms', figure: ({ grants }) => grants.settled.p99 },
  seen: { title: 'A buyer knows the grant, 99 of 100, ms', figure: ({ grants }) => grants.seen.p99 },
  cost: { title: '$ per 1,000 bookings on AWS', figure: (cell) => cell.dollarsPerThousandBookings },
  adjacent: { title: 'Granted of 100 requests side by side', figure: grantedOfAHundred('adjacent') },
  anywhere: { title: 'Granted of 100 requests anywhere', figure: grantedOfAHundred('random') },
} as const satisfies Record<string, Bar>;

/** The page as Markdown. */
export const renderPage = (cells: readonly Cell[], facts: readonly string[], pictures = ''): string =>
  [
    facts.join(' · '),
    renderAdvice(cells),
    renderAims(cells),
    pictures,
    `### Answers\n\n${renderAnswers(cells)}`,
    `### Sales and cost\n\n${renderSales(cells)}`,
    `### Side by side, and anywhere\n\n${renderWishes(cells)}`,
    `### Words\n\n${Object.entries(words)
      .map(([word, meaning]) => `- **${word}**: ${meaning}.`)
      .join('\n')}`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');

export const title = 'Four ways to sell 100 seats';

/** One page with everything in it: no script, no other file. */
export async function renderHtml(cells: readonly Cell[], facts: readonly string[]): Promise<string> {
  const picture = async (name: keyof typeof bars) => {
    const { title: heading, figure } = bars[name];
    return `<figure>${await drawChart(barChart(cells, heading, figure))}</figure>`;
  };
  const pictures = async (...names: (keyof typeof bars)[]) =>
    `<div class="charts">${(await Promise.all(names.map(picture))).join('\n')}</div>`;
  const hardest = gradientsOf(cells).at(-1) ?? 'light';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Front Row: ${title.toLowerCase()}</title>
<style>${style}</style>
</head>
<body>
<header>
<h1>${title}</h1>
<p class="facts">${facts.map(escapeHtml).join(' · ')}</p>
</header>
<section class="advice">${paragraphs(renderAdvice(cells))}</section>
<h2>What the shop sets out to do</h2>
${tableToHtml(renderAims(cells), 'aims')}
<h2>How soon, and how many</h2>
${await pictures('answered', 'first', 'settled', 'seen')}
${tableToHtml(renderAnswers(cells))}
<h2>What was sold, and what it costs</h2>
${await pictures('cost')}
${tableToHtml(renderSales(cells))}
<h2>Side by side, and anywhere</h2>
${await pictures('adjacent', 'anywhere')}
${tableToHtml(renderWishes(cells))}
<h2>A rush at ${hardest} as it happened</h2>
<p>The last repetition of each design, laid over each other from its first request on.</p>
<div class="charts">${(await drawTimelines(cells, hardest)).join('\n')}</div>
<h2>Words</h2>
<p>Every figure is the middle of the repetitions; of “sold twice” the worst, of “seats sold” the least.</p>
<dl>${Object.entries(words)
    .map(([word, meaning]) => `<dt>${escapeHtml(word)}</dt><dd>${escapeHtml(meaning)}</dd>`)
    .join('\n')}</dl>
</body>
</html>
`;
}

async function drawTimelines(cells: readonly Cell[], hardest: Cell['gradient']): Promise<string[]> {
  const rushes = new Map<Design, Cell['claims']>(
    designNames.flatMap((design) => {
      const last = cells.findLast((cell) => cell.design === design && cell.gradient === hardest);
      return last === undefined ? [] : [[design, last.claims] as const];
    }),
  );
  const drawn = Object.entries(timelines).map(([heading, series]) => drawChart(timeline(rushes, heading, series)));
  return (await Promise.all(drawn)).map((svg) => `<figure>${svg}</figure>`);
}

const escapeHtml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('`', '');
const strong = (text: string): string => text.replaceAll(/\*\*(.+?)\*\*/g, '<strong>$1</strong>');
const paragraphs = (text: string): string =>
  text
    .split('\n\n')
    .map((paragraph) => `<p>${strong(escapeHtml(paragraph))}</p>`)
    .join('\n');

/** A table of Markdown; its heads and the names of its lines stay in sight where it is wider than the screen. */
function tableToHtml(markdown: string, name = ''): string {
  const [head = [], , ...rows] = markdown.split('\n').map((line) => line.slice(2, -2).split(' | '));
  const cells = (tag: string, line: readonly string[]) =>
    line.map((cell) => `<${tag}>${strong(escapeHtml(cell.trim()))}</${tag}>`).join('');
  const body = rows.map((row, at) => {
    const begins = row[0] !== rows[at - 1]?.[0] ? ' class="begins"' : '';
    return `<tr${begins}>${cells('td', row)}</tr>`;
  });
  return `<div class="wide"><table class="${name}"><thead><tr>${cells('th', head)}</tr></thead><tbody>${body.join('\n')}</tbody></table></div>`;
}
