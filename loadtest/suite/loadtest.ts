import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { NewConcert } from '@frontrow/functions/contract/admin.ts';
import { limits } from '@frontrow/functions/contract/limits.ts';
import type { Section } from '@frontrow/functions/contract/seat-map.ts';
import type { Finding } from '../check-bookings.ts';
import { runsOf } from '../choose-seats.ts';
import { createClient } from '../http-client.ts';
import { type Job, openHall, readBack } from '../job.ts';
import { randomFrom } from '../random.ts';
import { type PartReport, renderReport, whole } from '../report.ts';
import { runFacts } from '../run-facts.ts';
import { listOrdersOfConcert } from '../shop.ts';
import { openTarget } from '../target.ts';
import { readCounts, unitsTable } from '../units.ts';
import { runArtillery, type Totals } from './artillery.ts';
import { readClaims, type TimedClaim } from './claim-log.ts';
import { courseTable } from './course.ts';
import { endpointTable } from './endpoint-table.ts';
import { checkEnds, endsTable } from './ends-of-orders.ts';
import { gripReport } from './grip.ts';
import type { LoadtestOptions } from './options.ts';
import { type RunFile, runFileName, runFileVariable } from './run-file.ts';
import { lasting, type Scenario, scenarios, usersOf } from './scenarios.ts';
import { showProgress } from './show-progress.ts';
import { writeTest } from './write-test.ts';

const connections = 32;
/** A hold of a minute, and a while for the watch to see that it is over. */
const settleSecondsMax = 120;

export interface Outcome {
  readonly folder: string;
  readonly summary: string;
  readonly claims: readonly TimedClaim[];
  readonly findings: PartReport['findings'];
}

/** Opens a concert, lets the crowd come, reads everything back and writes what happened. */
export async function loadtest(options: LoadtestOptions, say: (text: string) => void): Promise<Outcome> {
  const scenario = lasting(scenarios[options.scenario], options.seconds);
  const folder = resolve(
    options.out,
    `${options.scenario}-${options.mode}-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`,
  );
  mkdirSync(folder, { recursive: true });
  await using cleanup = new AsyncDisposableStack();
  const target = cleanup.adopt(await openTarget({ ...options, admin: options.login }, say), (each) => each.stop());
  const client = cleanup.adopt(createClient(target.apiUrl, { connections }), (each) => each.close());
  const buyers = await target.signIn(usersOf(scenario));
  say(`${buyers.length} buyers are signed in`);
  const random = randomFrom(options.seed);
  const job: Job = { client, admin: target.admin, buyers, connections, salesMode: options.mode, random, say };
  const hall = await openHall(job, scenario.hall, checkoutOf(scenario));
  const before = await readCounts(target.apiUrl);
  const megabytesBefore = await target.megabytes();
  const startedAt = Date.now();
  const { aggregate: totals, intermediate } = await sendCrowd(scenario, options, {
    folder,
    hall,
    buyers,
    apiUrl: target.apiUrl,
    say,
  });
  const seconds = (Date.now() - startedAt) / 1_000;
  const megabytesAfter = await target.megabytes();
  await untilSettled(job, hall.id);
  const claims = readClaims(folder);
  const after = await readBack(job, hall, buyers, options.scaleOut ? 'nobody noted them' : [{ claims, seconds }]);
  const findings = [...after.findings, ...failedUsers(totals), ...checkEnds(after.orders, scenario.shows)];
  const rush = { claims, seconds: secondsOf(claims) };
  const part: PartReport = { name: options.scenario, rush, buyers: buyers.length, ...after, findings };
  const summary = [
    renderReport(
      [part],
      { seed: options.seed, workers: options.workers },
      `Load test: ${options.scenario}, ${options.mode}`,
    ),
    scenario.about,
    runFacts(commandOf(options)).join(' · '),
    endpointTable(totals, seconds),
    ...(intermediate.length > 1 ? [courseTable(intermediate)] : []),
    ...(after.orders.length > 0 ? [endsTable(after.orders, claims)] : []),
    ...tellGrip(scenario, hall.sections, claims),
    unitsTable(before, await readCounts(target.apiUrl)),
    tellMemory(megabytesBefore, megabytesAfter),
  ]
    .filter((part) => part)
    .join('\n\n');
  writeFileSync(join(folder, 'summary.md'), `${summary}\n`);
  return { folder: relative(process.cwd(), folder), summary, claims, findings };
}

/** The command that does it again. */
function commandOf({ scenario, mode, seed, seconds }: LoadtestOptions): string {
  return `npm run loadtest -- ${scenario} --mode ${mode}${seconds === undefined ? '' : ` --seconds ${seconds}`} --seed ${seed}`;
}

function tellGrip(
  { watched, wantedSections, holdMinutes = 10 }: Scenario,
  sections: readonly Section[],
  claims: readonly TimedClaim[],
): string[] {
  if (watched === undefined) return [];
  const wanted = sections.filter(({ code }) => wantedSections?.includes(code) ?? true);
  return [gripReport(claims, { watched, holdMs: holdMinutes * 60_000, seats: runsOf(wanted).flat().length })];
}

const tellMemory = (before: number | undefined, after: number | undefined): string =>
  before === undefined || after === undefined
    ? ''
    : `The shop’s process had ${whole(before)} MB of heap in use before the crowd came and ${whole(after)} MB after it left, garbage collected.`;

const checkoutOf = ({ checkout, holdMinutes }: Scenario): Partial<NewConcert> => ({
  // All users come from one machine.
  ...(checkout && { checkout, networkShare: limits.networkShare.max }),
  ...(holdMinutes && { holdMinutes }),
});

interface Place {
  readonly folder: string;
  readonly hall: Awaited<ReturnType<typeof openHall>>;
  readonly buyers: RunFile['buyers'];
  readonly apiUrl: string;
  readonly say: (text: string) => void;
}

async function sendCrowd(scenario: Scenario, options: LoadtestOptions, { folder, hall, buyers, apiUrl, say }: Place) {
  const { wantedSections } = scenario;
  const sections = hall.sections.filter(({ code }) => wantedSections?.includes(code) ?? true);
  const run: RunFile = {
    concertId: hall.id,
    title: scenario.hall.title,
    seatMapVersion: hall.seatMapVersion,
    priceTierIds: [...new Set(sections.map(({ priceTierId }) => priceTierId))],
    sections,
    buyers,
    workers: options.workers,
    rounds: scenario.rounds,
    seed: options.seed,
    folder,
    isScaledOut: options.scaleOut !== undefined,
  };
  await writeTest(folder, scenario, apiUrl, run);
  say(`${options.scenario}: ${scenario.about}`);
  const stop = showProgress(folder, say);
  try {
    const environment = { [runFileVariable]: join(folder, runFileName) };
    return await runArtillery(folder, { workers: options.workers, environment, scaleOut: options.scaleOut });
  } finally {
    stop();
  }
}

/** Whom artillery gave up: their requests broke off, or our own functions did. Nobody may believe a crowd that did not come. */
const failedUsers = ({ counters }: Totals): Finding[] =>
  Object.entries(counters)
    .filter(([name, times]) => name.startsWith('errors.') && times > 0)
    .map(([name, times]) => ({ rule: 'user-failed', detail: `${times} users: ${name.slice('errors.'.length)}` }));

/** From the first claim to the last answer. */
function secondsOf(claims: readonly TimedClaim[]): number {
  const [first] = claims;
  if (first === undefined) return 0;
  const last = claims.reduce((latest, { askedAt, answeredAt = askedAt }) => Math.max(latest, answeredAt), 0);
  return (last - first.askedAt) / 1_000;
}

/** Whatever was accepted must end; holds may take the minutes that they have. */
async function untilSettled({ client, admin, say }: Job, concertId: string): Promise<void> {
  for (let second = 0; second < settleSecondsMax; second += 2) {
    const open = (await listOrdersOfConcert(client, admin, concertId)).filter(
      ({ status, payment, refund }) =>
        status === 'queued' || status === 'held' || payment?.status === 'open' || refund?.status === 'due',
    );
    if (open.length === 0) return;
    if (second % 10 === 0) say(`${open.length} orders are still queued, held or being paid`);
    await sleep(2_000);
  }
}
