import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { drawChart } from '../draw-chart.ts';
import { runFacts } from '../run-facts.ts';
import { writeSection } from '../write-section.ts';
import type { Cell } from './cell.ts';
import { barChart } from './charts.ts';
import { compare } from './compare.ts';
import { renderCsv } from './csv.ts';
import { type Gradient, gradientNames } from './designs.ts';
import { bars, renderHtml, renderPage, title } from './report.ts';

const usage = `Sells 100 seats in four ways, taking turns: a naive design, and the shop's modes direct, queued and auto.

  npm run loadtest:compare -- [--repetitions N] [--gradients light,medium,heavy] [--seed N] [--out DIR] [--open] [--docs]

  --repetitions  3; of everything that is told the middle
  --gradients    75, 250 and 1,000 buyers who ask twice
  --out          loadtest/results, where a folder with the day and time gets performance_comparison.csv and .md,
                 charts and report.html
  --open         shows the report in a browser
  --docs         writes tables, charts and CSV into docs/ too
`;

const { values } = parseArgs({
  options: {
    repetitions: { type: 'string', default: '3' },
    gradients: { type: 'string', default: gradientNames.join(',') },
    seed: { type: 'string', default: '7' },
    out: { type: 'string', default: 'loadtest/results' },
    open: { type: 'boolean', default: false },
    docs: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

async function run(): Promise<void> {
  const gradients = values.gradients.split(',').map(readGradient);
  const repetitions = readCount('repetitions', values.repetitions);
  const seed = readCount('seed', values.seed);
  const folder = resolve(values.out, `compare-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`);
  mkdirSync(folder, { recursive: true });
  const cells = await compare({ repetitions, seed, gradients }, (text) => process.stderr.write(`${text}\n`));
  const facts = runFacts(
    `npm run loadtest:compare -- --repetitions ${repetitions} --gradients ${gradients.join(',')} --seed ${seed}`,
  );
  const page = `# ${title}\n\n${renderPage(cells, facts)}\n`;
  writeFileSync(join(folder, 'performance_comparison.csv'), renderCsv(cells));
  writeFileSync(join(folder, 'performance_comparison.md'), page);
  for (const [name, { title, figure }] of Object.entries(bars))
    writeFileSync(join(folder, `${name}.svg`), await drawChart(barChart(cells, title, figure)));
  const report = join(folder, 'report.html');
  writeFileSync(report, await renderHtml(cells, facts));
  if (values.docs) await writeDocs(cells, facts);
  process.stdout.write(`${page}\nFiles: ${folder}\n`);
  if (values.open) openInBrowser(report);
  process.exitCode = cells.every(({ findings }) => findings.length === 0) ? 0 : 1;
}

const docs = join(import.meta.dirname, '../../docs');

async function writeDocs(cells: readonly Cell[], facts: readonly string[]): Promise<void> {
  writeFileSync(join(docs, 'performance.csv'), renderCsv(cells));
  const names = ['answered', 'cost'] as const;
  for (const name of names)
    writeFileSync(
      join(docs, `performance-${name}.svg`),
      await drawChart(barChart(cells, bars[name].title, bars[name].figure)),
    );
  const pictures = names.map((name) => `![${bars[name].title}](performance-${name}.svg)`).join(' ');
  writeSection('comparison', renderPage(cells, facts, pictures));
}

function readGradient(name: string): Gradient {
  const gradient = gradientNames.find((each) => each === name);
  if (gradient === undefined) throw new Error(`There is no gradient “${name}”; there are ${gradientNames.join(', ')}.`);
  return gradient;
}

function readCount(name: string, text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new Error(`--${name} takes a whole number, not “${text}”.`);
  return Number(text);
}

function openInBrowser(file: string): void {
  const [program = 'xdg-open', ...args] =
    { darwin: ['open'], win32: ['cmd', '/c', 'start', ''] }[process.platform as string] ?? [];
  spawn(program, [...args, file], { detached: true, stdio: 'ignore' })
    .on('error', () => process.stderr.write(`No browser could be opened: see ${file}\n`))
    .unref();
}

try {
  if (values.help) process.stdout.write(usage);
  else await run();
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
