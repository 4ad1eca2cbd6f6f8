import type { ClaimMessage } from '../../contract/messages.ts';
import type { ClaimQueue } from '../../domain/ports.ts';
import type { Command } from '../commands/command.ts';
import { type Batch, type BatchAnswer, bury, settle } from '../commands/work-off.ts';
import type { History, Told } from '../stage/history.ts';
import type { Random } from '../stage/random.ts';
import type { Timeline } from '../stage/timeline.ts';
import { type Rates, strike } from './faults.ts';
import { createFifoQueue, type Delivered, type FifoQueue } from './fifo-queue.ts';
import { lineFaults } from './line-faults.ts';
import type { ShopProcess } from './shop-process.ts';

/** The queue of claims and that of its dead letters, with the pollers that hand batches to workers. */
export interface ClaimLine {
  queueFor(request: number): ClaimQueue;
  /** To whom it delivers from now on; a planted defect may stand in for a command. */
  deliverTo(workers: readonly ShopProcess[], planted: Readonly<Record<string, Command<never, unknown>>>): void;
  /** Puts a message in that belongs to no order. */
  sendStray(groupId: string): void;
  /** Messages that nobody has worked off, dead ones included. */
  countWaiting(): number;
}

export interface LineSettings {
  readonly timeline: Timeline;
  readonly history: History;
  readonly random: Random;
  /** Between a message that can be seen and the poller that sees it, at most. */
  readonly pollMsMax: number;
  readonly batchesAtOnce: number;
  rates(): Rates;
}

interface Job {
  readonly queue: FifoQueue;
  readonly command: Command<Batch, BatchAnswer>;
  readonly visibilityMs: number;
  /** Whether a poller will look soon. */
  isCalled: boolean;
  inWork: number;
}

/** As `infra` has them: a function may run for a sixth of the time for which its messages are hidden. */
const [settleMs, buryMs] = [10_000, 15_000];
const receivesMax = 8;
const batchMax = 10;
const worker = { id: 'worker', role: 'admin' } as const;

export function createClaimLine(settings: LineSettings): ClaimLine {
  const { timeline, history, random } = settings;
  const now = timeline.now;
  let workers: readonly ShopProcess[] = [];
  let planted: Readonly<Record<string, Command<never, unknown>>> = {};

  const keepForGood = { now, receivesMax: Number.POSITIVE_INFINITY, layAside: () => {} };
  const jobOf = (queue: FifoQueue, command: Job['command'], runsMs: number): Job => ({
    ...{ queue, command, visibilityMs: 6 * runsMs, isCalled: false, inWork: 0 },
  });
  const deadLetters = jobOf(createFifoQueue(keepForGood), bury, buryMs);
  const layAside = (message: Delivered) => {
    history.add({ kind: 'dead', messageId: message.id, orderId: orderIdIn(message) });
    deadLetters.queue.take(message);
    call(deadLetters);
  };
  const claims = jobOf(createFifoQueue({ now, receivesMax, layAside }), settle, settleMs);

  const call = (job: Job): void => {
    if (job.isCalled) return;
    job.isCalled = true;
    timeline.after(random.between(1, settings.pollMsMax), () => {
      job.isCalled = false;
      poll(job);
    });
  };

  const poll = (job: Job): void => {
    while (job.inWork < settings.batchesAtOnce) {
      const records = job.queue.receive(random.chance(0.8) ? batchMax : random.between(1, batchMax), job.visibilityMs);
      if (records.length === 0) return;
      job.inWork += 1;
      deliver(job, records);
    }
  };

  const hide = (job: Job, records: readonly Delivered[], visibilityMs: number): void => {
    for (const { receipt } of records) job.queue.changeVisibility(receipt, visibilityMs);
    timeline.after(visibilityMs + 1, () => call(job));
  };

  const removeDone = ({ queue }: Job, records: readonly Delivered[], { batchItemFailures }: BatchAnswer): void => {
    const back = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    for (const record of records) {
      if (back.has(record.id)) continue;
      history.add({ kind: 'removed', messageId: record.id, orderId: orderIdIn(record) });
      queue.remove(record.receipt);
    }
  };

  const deliver = (job: Job, records: readonly Delivered[]): void => {
    let [isInWork, isLost] = [true, false];
    const free = () => {
      if (!isInWork) return;
      isInWork = false;
      job.inWork -= 1;
      call(job);
    };
    const end = (told: Told) => {
      if (told.outcome === 'ok' && !isLost) removeDone(job, records, told.reply as BatchAnswer);
      free();
    };
    const serve = (request: number, of: readonly Delivered[], ended: (told: Told) => void) => {
      const command = (planted[job.command.name] ?? job.command) as Command<unknown, unknown>;
      const input: Batch = { records: of };
      history.add({
        kind: 'invoke',
        request,
        intention: request,
        account: worker,
        command: command.name,
        input,
        heard: false,
      });
      const told = (what: Told) => {
        history.add({ kind: 'unheard', request, told: what });
        ended(what);
      };
      random.pick(workers).serve({ request, account: worker, input, command, end: told, died: free });
    };

    const request = history.nextNumber();
    const arrive = (of = records) => {
      // Whoever runs longer is given up by the poller; here it goes on, later than AWS would ever let it.
      timeline.after(job.visibilityMs / 6, free);
      serve(request, of, end);
    };
    hide(job, records, job.visibilityMs);
    const hit = strike(lineFaults, settings.rates(), job.command.name, random);
    if (hit === undefined) {
      arrive();
      return;
    }
    history.add({ kind: 'fault', request, fault: hit.name, at: 'in the line' });
    hit.fault.run({
      random,
      records,
      arrive,
      arriveAgain: () => serve(history.nextNumber(), records, () => {}),
      after: timeline.after,
      hideFor: (visibilityMs) => hide(job, records, visibilityMs),
      loseAnswer() {
        isLost = true;
      },
    });
  };

  const enqueue = (request: number, body: string, groupId: string, orderId: string): void => {
    const messageId = `message${history.nextNumber()}`;
    const isDropped = claims.queue.send(messageId, body, groupId, orderId) === 'dropped';
    history.add({ kind: 'enqueued', request, messageId, groupId, orderId, isDropped });
    if (!isDropped) call(claims);
  };

  return {
    queueFor: (request) => ({
      async send(message, groupId) {
        enqueue(request, JSON.stringify(message), groupId, message.orderId);
      },
      async retryIn(receipt, seconds) {
        claims.queue.changeVisibility(receipt, seconds * 1_000);
        timeline.after(seconds * 1_000 + 1, () => call(claims));
      },
    }),
    deliverTo(all, instead) {
      workers = all;
      planted = instead;
    },
    sendStray(groupId) {
      const message: ClaimMessage = { version: 1, buyerId: 'nobody', orderId: 'a'.repeat(26) };
      enqueue(0, JSON.stringify(message), groupId, message.orderId);
    },
    countWaiting: () => claims.queue.size() + deadLetters.queue.size(),
  };
}

const orderIdIn = ({ body }: Delivered): string => (JSON.parse(body) as ClaimMessage).orderId;
