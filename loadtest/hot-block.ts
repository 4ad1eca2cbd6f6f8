import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { type Asked, type Crowd, crowdOnBlock, type Side } from './crowd.ts';
import { createClient } from './http-client.ts';
import { randomFrom } from './random.ts';
import { readMode } from './read-mode.ts';
import { ms, percentile, table, whole } from './report.ts';
import { openTarget } from './target.ts';
import { readCounts, unitsTable } from './units.ts';

const usage = `A crowd on one block of 48 seats, while buyers of other blocks buy. Fails where an answer or an invariant does.

  npm run hot-block -- [--requests N] [--per-second N] [--buyers N] [--connections N] [--mode direct|queued|auto] [--seed N]

  --requests     10000, for the one block; a tenth as many for the others come beside them
  --per-second   200 in all
  --buyers       400; half of them want the one block
  --connections  128
  --mode         queued; or direct, or auto, whose doors open now
  --seed         makes the buyers want the same seats again

It starts a shop of its own. Whoever is told that the shop is busy comes back with the same key after a second.
`;

const defaults = { requests: '10000', 'per-second': '200', buyers: '400', connections: '128', seed: '7' };

function readOptions(args: string[]) {
  const option = (value: string) => ({ type: 'string', default: value }) as const;
  const { values } = parseArgs({
    args,
    options: {
      requests: option(defaults.requests),
      'per-second': option(defaults['per-second']),
      buyers: option(defaults.buyers),
      connections: option(defaults.connections),
      seed: option(defaults.seed),
      mode: option('queued'),
      help: { type: 'boolean', default: false },
    },
  });
  const number = (name: keyof typeof defaults) => {
    if (!/^[1-9]\d{0,5}$/.test(values[name])) throw new Error(`--${name} takes a whole number, not “${values[name]}”.`);
    return Number(values[name]);
  };
  return {
    help: values.help,
    requests: number('requests'),
    perSecond: number('per-second'),
    buyers: number('buyers'),
    connections: number('connections'),
    seed: number('seed'),
    salesMode: readMode(values.mode),
  };
}

async function run(options: ReturnType<typeof readOptions>): Promise<number> {
  const say = (text: string) => process.stderr.write(`${text}\n`);
  await using cleanup = new AsyncDisposableStack();
  const { apiUrl, admin, signIn } = cleanup.adopt(await openTarget({}, say), (shop) => shop.stop());
  const { connections, salesMode, seed } = options;
  const client = cleanup.adopt(createClient(apiUrl, { connections }), (each) => each.close());
  const job = {
    client,
    admin,
    buyers: await signIn(options.buyers),
    connections,
    salesMode,
    random: randomFrom(seed),
    say,
  };
  const before = await readCounts(apiUrl);
  const crowd = await crowdOnBlock(job, options);
  process.stdout.write(`${render(crowd, salesMode)}\n\n${unitsTable(before, await readCounts(apiUrl)) ?? ''}\n`);
  return crowd.after.findings.length === 0 ? 0 : 1;
}

function render({ asked, seconds, after }: Crowd, mode: string): string {
  const head = ['', 'requests', 'answered', 'granted', 'asked to come back', 'first answer p50 / p95 / p99', 'end p99'];
  const sides: Record<Side, string> = { hot: 'the one block', beside: 'other blocks' };
  const lines = (Object.keys(sides) as Side[]).map((side) => [
    sides[side],
    ...line(asked.filter((of) => of.side === side)),
  ]);
  return [
    `Hot block · ${mode} · ${whole(asked.length / seconds)} requests/s over ${seconds.toFixed(0)} s · ${availableParallelism()} cores`,
    table([head, head.map((_, at) => (at === 0 ? '---' : '--:')), ...lines]),
    `${after.seatsSold} of ${whole(after.seatsTotal)} seats sold, ${whole(after.ordersRead)} orders read back.`,
    after.findings.length === 0
      ? 'Every invariant holds.'
      : after.findings
          .slice(0, 20)
          .map(({ rule, detail }) => `- ${rule}: ${detail}`)
          .join('\n'),
  ].join('\n\n');
}

function line(asked: readonly Asked[]): string[] {
  const of = (outcome: Asked['result']['outcome']) => asked.filter(({ result }) => result.outcome === outcome).length;
  const sorted = (times: number[]) => times.sort((one, other) => one - other);
  const accept = sorted(asked.map(({ acceptMs }) => acceptMs));
  const end = sorted(asked.map(({ latencyMs }) => latencyMs));
  return [
    whole(asked.length),
    whole(asked.length - of('unanswered')),
    whole(of('granted')),
    whole(asked.reduce((sum, { busyAnswers }) => sum + busyAnswers, 0)),
    `${[0.5, 0.95, 0.99].map((part) => ms(percentile(accept, part))).join(' / ')} ms`,
    `${ms(percentile(end, 0.99))} ms`,
  ];
}

try {
  const options = readOptions(process.argv.slice(2));
  if (options.help) process.stdout.write(usage);
  else process.exitCode = await run(options);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
