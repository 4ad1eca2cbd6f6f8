import { setTimeout as sleep } from 'node:timers/promises';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { TooManyRequests } from '../limit-concurrency.ts';
import type { MappingDefinition } from '../read-queues.ts';
import type { LocalQueue } from './local-queue.ts';

/** Brings an event to its function. */
export type Deliver = (event: SQSEvent) => Promise<SQSBatchResponse>;

/** What `setTimeout` can wait at most; a longer wait is done in parts. */
const waitMsMax = 2 ** 31 - 1;

const waitsAgainMsMax = 800;

/** Plays Lambda's poller of one queue. It sleeps until something is sent, comes back or is done: it never asks in vain. */
export class Poller {
  readonly #queue: LocalQueue;
  readonly #mapping: MappingDefinition;
  readonly #deliver: Deliver;
  readonly #running = new Set<Promise<void>>();
  #wake: { readonly atMs: number; readonly timer: NodeJS.Timeout } | undefined;
  #isStopped = false;

  constructor(queue: LocalQueue, mapping: MappingDefinition, deliver: Deliver) {
    this.#queue = queue;
    this.#mapping = mapping;
    this.#deliver = deliver;
    queue.listen((atMs) => this.#wakeAt(atMs));
    this.#wakeAt(0);
  }

  /** Takes nothing more, and waits for the functions that are at work. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#wake?.timer);
    await Promise.all(this.#running);
  }

  #wakeAt(atMs: number): void {
    if (this.#isStopped || (this.#wake && this.#wake.atMs <= atMs)) return;
    clearTimeout(this.#wake?.timer);
    // Never at once: what is sent in one go comes in one batch.
    const waitMs = Math.min(Math.max(atMs - Date.now(), 0), waitMsMax);
    this.#wake = { atMs, timer: setTimeout(() => this.#fetch(), waitMs) };
  }

  #fetch(): void {
    this.#wake = undefined;
    const { batchSize, batchesAtOnce } = this.#mapping;
    while (this.#running.size < batchesAtOnce) {
      const records = this.#queue.receive(batchSize);
      if (records.length === 0) break;
      const work = this.#workOff(records).finally(() => {
        this.#running.delete(work);
        this.#wakeAt(0);
      });
      this.#running.add(work);
    }
    const nextAtMs = this.#queue.nextAtMs();
    if (this.#running.size < batchesAtOnce && nextAtMs !== undefined) this.#wakeAt(nextAtMs);
  }

  async #workOff(records: SQSRecord[]): Promise<void> {
    const failed = await this.#failedOf(records);
    for (const { messageId, receiptHandle } of records) {
      if (!failed.has(messageId)) this.#queue.delete(receiptHandle);
    }
  }

  /** While the function may not run more often, the same batch is offered again and again, for as long as it is hidden. */
  async #deliverPatiently(records: SQSRecord[]): Promise<SQSBatchResponse> {
    for (let waitMs = 50; ; waitMs = Math.min(2 * waitMs, waitsAgainMsMax)) {
      try {
        return await this.#deliver({ Records: records });
      } catch (error) {
        const isHidden = records.every(({ receiptHandle }) => this.#queue.isInFlight(receiptHandle));
        if (!(error instanceof TooManyRequests) || !isHidden || this.#isStopped) throw error;
        await sleep(waitMs);
      }
    }
  }

  /** All of them when the function throws, takes too long or names a message that it did not get. */
  async #failedOf(records: SQSRecord[]): Promise<ReadonlySet<string>> {
    const all = new Set(records.map(({ messageId }) => messageId));
    try {
      const answer = await this.#deliverPatiently(records);
      if (!this.#mapping.reportsFailures) return new Set();
      const failed = new Set((answer?.batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier));
      return failed.isSubsetOf(all) ? failed : all;
    } catch (error) {
      if (!(error instanceof PlannedFailure || error instanceof TooManyRequests)) {
        console.error(`The ${this.#mapping.job} function failed; its ${all.size} messages come back:`, error);
      }
      return all;
    }
  }
}

/** Thrown on purpose by those who interfere, and not worth a word. */
export class PlannedFailure extends Error {}
