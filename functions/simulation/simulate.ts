import { totalsSoFar } from '../runtime/metrics.ts';
import type { Actor, Stage } from './actors/actor.ts';
import { buyWhatIsLeft, endCutOffCallings, endCutOffDeletions, readShowcase } from './actors/auditor.ts';
import { callFaults, workerFaults } from './shop/call-faults.ts';
import { type ClaimLine, createClaimLine } from './shop/claim-line.ts';
import { createCloud } from './shop/cloud.ts';
import type { Rates } from './shop/faults.ts';
import { type Surroundings, startProcess } from './shop/shop-process.ts';
import { readTables, type Tables } from './shop/tables.ts';
import { createWatchPost } from './shop/watch-post.ts';
import { createHistory, type History } from './stage/history.ts';
import type { Plant } from './stage/plant.ts';
import { type Random, randomFrom } from './stage/random.ts';
import { createStages } from './stage/stages.ts';
import { createTimeline, type Timeline } from './stage/timeline.ts';
import { drawWorld, type World } from './stage/world.ts';

/** A world that has come to its end. */
export interface Run {
  readonly world: World;
  readonly history: History;
  readonly tables: Tables;
  /** Whether everybody had an answer in time. */
  readonly isSettled: boolean;
  /** Messages that wait in the line of claims in the end. */
  readonly waiting: number;
  /** Dead letters that the metric counted. */
  readonly deadLettersCounted: number;
}

/**
 * The seats left over are bought and the shop is looked at when every cache has lapsed, every call has ended, and no
 * address has to make up for holds any more.
 */
const quietMs = 31 * 60 * 1000;
/** A hold of ten minutes, a payment of five, and what the watch needs to hear of both. */
const endMs = 30 * 60 * 1000;

/** Lives through the world of a seed; the same seed, the same history. */
export async function simulate(seed: number, plant: Plant = {}): Promise<Run> {
  const random = randomFrom(seed);
  const drawn = drawWorld(seed, random.fork());
  const world = plant.world?.(drawn) ?? drawn;
  const timeline = createTimeline(world.startMs, random.fork());
  const history = createHistory(timeline.now);
  const countedBefore = countDeadLetters();
  const isHealed = () => timeline.now() >= world.healAtMs;
  const untilHealed = (rates: Rates) => () => (isHealed() ? {} : rates);
  const post = createWatchPost(timeline, history, random.fork(), untilHealed(world.postRates));
  const { pollMsMax, batchesAtOnce } = world;
  const lineRates = untilHealed(world.lineRates);
  const line = createClaimLine({
    timeline,
    history,
    random: random.fork(),
    pollMsMax,
    batchesAtOnce,
    rates: lineRates,
  });
  const queues = { watchQueue: post.queue, claimQueueFor: line.queueFor };
  const cloud = createCloud(history, timeline.now, queues, plant.bookings?.(), plant.paymentBook?.());
  for (const { concert, plan } of world.halls) await cloud.portsFor(0).concerts.create(concert, plan);
  timeline.after(world.healAtMs - world.startMs, () => history.add({ kind: 'healed' }));
  const around: Surroundings = {
    timeline,
    history,
    cloud,
    random: random.fork(),
    readLagMsMax: world.readLagMsMax,
    plantedPorts: plant.ports ?? ((ports) => ports),
  };
  const planted = plant.commands ?? {};
  const processes = world.shopClocks.map((clock, at) =>
    startProcess(`shop${at}`, clock, { faults: callFaults, rates: untilHealed(world.callRates) }, around),
  );
  const workers = world.workerClocks.map((clock, at) =>
    startProcess(`worker${at}`, clock, { faults: workerFaults, rates: untilHealed(world.workerRates) }, around),
  );
  post.deliverTo(workers);
  line.deliverTo(workers, planted);
  sendStrays(line, world, timeline, random.fork());
  const stages = createStages({ world, around, processes, isHealed, planted }, random.fork());

  const play = (perform: () => Promise<unknown>, untilMs: number) => playOut(timeline, perform, untilMs);
  const cast = world.cast.map((actor) => [actor, stages.next(actor.role)] as const);
  const isSettled = await play(() => Promise.all(cast.map((of) => enter(of, world))), world.settledByMs);
  await timeline.run(timeline.now() + endMs, () => false);

  const scan = () => readTables(cloud, world.halls, stages.accountIds());
  await play(async () => {
    await timeline.pause(quietMs);
    await endCutOffDeletions(stages.next('admin'), await scan());
    await endCutOffCallings(stages.next('admin'), await scan());
    await buyWhatIsLeft(() => stages.next('buyer'), await scan());
    await timeline.pause(endMs);
    await readShowcase(stages.next('buyer'));
  }, Number.POSITIVE_INFINITY);
  const deadLettersCounted = countDeadLetters() - countedBefore;
  return { world, history, tables: await scan(), isSettled, waiting: line.countWaiting(), deadLettersCounted };
}

/** By the metric that the alarm looks at. */
const countDeadLetters = (): number => totalsSoFar().bury?.DeadLetters ?? 0;

function sendStrays(line: ClaimLine, { halls, strays, arrivalMs }: World, timeline: Timeline, random: Random): void {
  for (let at = 0; at < strays; at += 1) {
    const { concert } = random.pick(halls);
    const groupId = random.pick([concert.id, `${concert.id}-S0-0`]);
    timeline.after(random.between(0, arrivalMs), () => line.sendStray(groupId));
  }
}

async function enter([actor, stage]: readonly [Actor, Stage], { arrivalMs }: World): Promise<void> {
  await stage.pause(0, arrivalMs);
  await actor.play(stage);
}

/** Whether it came to its end in time. What goes wrong in the simulation itself is thrown. */
async function playOut(timeline: Timeline, perform: () => Promise<unknown>, untilMs: number): Promise<boolean> {
  let [isOver, fault]: [boolean, unknown] = [false, undefined];
  perform()
    .catch((error: unknown) => {
      fault = error;
    })
    .finally(() => {
      isOver = true;
    });
  const end = await timeline.run(untilMs, () => isOver);
  if (fault !== undefined) throw fault;
  return end === 'over';
}
