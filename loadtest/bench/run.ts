import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { drawChart } from '../draw-chart.ts';
import { runFacts } from '../run-facts.ts';
import { benchChart } from './chart.ts';
import { quickPlan, wholePlan } from './plan.ts';
import { renderBench } from './report.ts';

const usage = `Compares the claim path with the naive design: what claims cost, and how many are answered.

  npm run bench -- [--quick] [--out DIR]

  --quick  a minute's worth of nothing but proof that it works; prints and writes nothing
  --out    where benchmark.md and benchmark.svg go; docs

DYNAMODB_ENDPOINT=URL measures on that DynamoDB instead of the embedded one.
`;

// Neither logs nor metrics are measured. The functions read this when they are loaded, so they are loaded after it.
Object.assign(process.env, { POWERTOOLS_LOG_LEVEL: 'SILENT', POWERTOOLS_METRICS_DISABLED: 'true' });
const { bench } = await import('./bench.ts');

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    out: { type: 'string', default: 'docs' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) process.stdout.write(usage);
else {
  const say = (text: string) => process.stderr.write(`${text}\n`);
  const measured = await bench(values.quick ? quickPlan : wholePlan, say);
  const result = { ...measured, facts: runFacts(`npm run bench${values.quick ? ' -- --quick' : ''}`) };
  const page = renderBench(result);
  process.stdout.write(page);
  if (!values.quick) {
    await mkdir(values.out, { recursive: true });
    await writeFile(join(values.out, 'benchmark.md'), page);
    await writeFile(join(values.out, 'benchmark.svg'), await drawChart(benchChart(result)));
  }
}
