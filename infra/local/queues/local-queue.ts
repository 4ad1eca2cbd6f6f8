import type { SQSRecord } from 'aws-lambda';
import { type SqsMessage, type SqsQueue, SqsStore } from '../emulators/fauxqs-stores.ts';
import { localAccess } from '../emulators/local-access.ts';
import type { QueueDefinition } from '../read-queues.ts';
import { actLikeAws } from './act-like-aws.ts';

export interface NewMessage {
  readonly body: string;
  readonly groupId?: string;
  readonly deduplicationId?: string;
  readonly delaySeconds?: number;
}

/** A queue as those see it who fetch from it in this process. */
export class LocalQueue {
  readonly arn: string;
  readonly #queue: SqsQueue;
  readonly #store: SqsStore;
  #listener: (atMs: number) => void = () => {};

  constructor(queue: SqsQueue, store: SqsStore) {
    this.arn = queue.arn;
    this.#queue = queue;
    this.#store = store;
    actLikeAws(queue, (atMs) => this.#listener(atMs));
  }

  /** Tells from when on there may be something to receive: in the past for now. */
  listen(listener: (atMs: number) => void): void {
    this.#listener = listener;
  }

  send({ body, groupId, deduplicationId, delaySeconds }: NewMessage): SqsMessage {
    const message = SqsStore.createMessage(body, {}, delaySeconds, groupId, deduplicationId);
    if (this.#queue.isFifo()) message.sequenceNumber = this.#queue.nextSequenceNumber();
    this.#queue.enqueue(message);
    return message;
  }

  /** What is visible and may go out now, as Lambda hands it to functions; nobody else gets it until it comes back. */
  receive(count: number): SQSRecord[] {
    const received = this.#queue.dequeue(count, undefined, (arn) => this.#store.getQueueByArn(arn));
    return received.flatMap(({ ReceiptHandle }) => {
      const inFlight = this.#queue.inflightMessages.get(ReceiptHandle);
      return inFlight ? [recordOf(inFlight.message, ReceiptHandle, this.arn)] : [];
    });
  }

  isInFlight(receiptHandle: string): boolean {
    return this.#queue.inflightMessages.has(receiptHandle);
  }

  delete(receiptHandle: string): void {
    this.#queue.deleteMessage(receiptHandle);
  }

  changeVisibility(receiptHandle: string, seconds: number): void {
    this.#queue.changeVisibility(receiptHandle, seconds);
  }

  /** When the next message that is in flight or delayed becomes visible by itself. */
  nextAtMs(): number | undefined {
    let nextAt = Number.POSITIVE_INFINITY;
    for (const { visibilityDeadline } of this.#queue.inflightMessages.values()) {
      if (visibilityDeadline < nextAt) nextAt = visibilityDeadline;
    }
    for (const { delayUntil = 0 } of this.#queue.delayedMessages) if (delayUntil < nextAt) nextAt = delayUntil;
    return Number.isFinite(nextAt) ? nextAt : undefined;
  }
}

export type LocalQueues = ReadonlyMap<string, LocalQueue>;

/** Creates the queues that are not there yet, and gives those of an earlier start the settings of today. */
export function createQueues(definitions: readonly QueueDefinition[], store = new SqsStore()): LocalQueues {
  return new Map(
    definitions.map((definition) => {
      const { name } = definition;
      const attributes = attributesOf(definition);
      const queue = store.getQueueByName(name) ?? store.createQueue(name, `/${name}`, arnOf(name), attributes);
      queue.setAttributes(attributes);
      return [name, new LocalQueue(queue, store)];
    }),
  );
}

const arnOf = (name: string) => `arn:aws:sqs:${localAccess.region}:000000000000:${name}`;

function attributesOf({ fifo, visibilitySeconds, deadLetters }: QueueDefinition): Record<string, string> {
  const redrive = deadLetters && {
    deadLetterTargetArn: arnOf(deadLetters.queue),
    maxReceiveCount: deadLetters.attempts,
  };
  return {
    VisibilityTimeout: String(visibilitySeconds),
    RedrivePolicy: redrive ? JSON.stringify(redrive) : '',
    ...(fifo ? { FifoQueue: 'true', ContentBasedDeduplication: 'false' } : {}),
  };
}

function recordOf(message: SqsMessage, receiptHandle: string, arn: string): SQSRecord {
  const { messageId, body, md5OfBody, messageGroupId, messageDeduplicationId, sequenceNumber } = message;
  const inGroup = {
    MessageGroupId: messageGroupId ?? '',
    MessageDeduplicationId: messageDeduplicationId ?? '',
    SequenceNumber: sequenceNumber ?? '',
  };
  return {
    messageId,
    receiptHandle,
    body,
    md5OfBody,
    attributes: {
      ApproximateReceiveCount: String(message.approximateReceiveCount),
      ApproximateFirstReceiveTimestamp: String(message.approximateFirstReceiveTimestamp),
      SentTimestamp: String(message.sentTimestamp),
      SenderId: '000000000000',
      ...(messageGroupId === undefined ? {} : inGroup),
    },
    messageAttributes: {},
    eventSource: 'aws:sqs',
    eventSourceARN: arn,
    awsRegion: localAccess.region,
  };
}
