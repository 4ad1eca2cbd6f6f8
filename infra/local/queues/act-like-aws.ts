import type { SqsMessage, SqsQueue } from '../emulators/fauxqs-stores.ts';

/** Hears when a message may become visible: in the past for now, else at that time. */
type Listener = (atMs: number) => void;

/** Makes a queue of fauxqs do what AWS does where the two differ, and tells when there may be something to receive. */
export function actLikeAws(queue: SqsQueue, mayBeVisible: Listener): void {
  if (queue.isFifo()) {
    deduplicateByGroup(queue);
    comeBackInOrder(queue);
    fillBatchesFromGroups(queue);
  }
  tellChanges(queue, mayBeVisible);
}

/** fauxqs compares the ids of a whole queue; AWS, at high throughput, those of a group. */
function deduplicateByGroup(queue: SqsQueue): void {
  const enqueue = queue.enqueue.bind(queue);
  queue.checkDeduplication = () => ({ isDuplicate: false });
  queue.recordDeduplication = () => {};
  queue.enqueue = (message) => {
    const { messageId, messageGroupId, messageDeduplicationId, approximateReceiveCount } = message;
    const id = `${messageGroupId} ${messageDeduplicationId}`;
    // What comes from another queue, having been received there, is never dropped.
    if (approximateReceiveCount === 0 && queue.deduplicationCache.get(id)) return;
    queue.deduplicationCache.set(id, { messageId });
    enqueue(message);
  };
}

/** fauxqs puts each message that comes back before all others, so several of a group would come back in reverse. */
function comeBackInOrder(queue: SqsQueue): void {
  const processTimers = queue.processTimers.bind(queue);
  queue.processTimers = () => {
    const inFlight = queue.inflightMessages.size;
    processTimers();
    if (queue.inflightMessages.size === inFlight) return;
    for (const messages of queue.fifoMessages.values()) messages.sort(byArrival);
  };
}

const byArrival = (one: SqsMessage, other: SqsMessage) =>
  (one.sequenceNumber ?? '') < (other.sequenceNumber ?? '') ? -1 : 1;

/**
 * fauxqs hands out one message of a group and then locks the group. AWS locks it for others, but first fills the batch
 * with what comes next in the group, and then with other groups. The lock counts the messages in flight.
 */
function fillBatchesFromGroups(queue: SqsQueue): void {
  const dequeue = queue.dequeue.bind(queue);
  queue.dequeue = (maxCount, visibilitySeconds, findDeadLetters) => {
    const batch: ReturnType<typeof dequeue> = [];
    const takenOf = new Map<string, number>();
    while (batch.length < maxCount) {
      const [message] = dequeue(1, visibilitySeconds, findDeadLetters);
      if (!message) break;
      batch.push(message);
      const group = queue.inflightMessages.get(message.ReceiptHandle)?.message.messageGroupId ?? '';
      takenOf.set(group, (takenOf.get(group) ?? 0) + 1);
      queue.fifoLockedGroups.delete(group);
    }
    for (const [group, count] of takenOf) {
      queue.fifoLockedGroups.set(group, count);
      moveToEnd(queue.fifoMessages, group);
    }
    return batch;
  };
}

/** The next batch begins with another group, so that none waits for ever. */
function moveToEnd(groups: Map<string, SqsMessage[]>, group: string): void {
  const messages = groups.get(group);
  if (!messages) return;
  groups.delete(group);
  groups.set(group, messages);
}

function tellChanges(queue: SqsQueue, mayBeVisible: Listener): void {
  const enqueue = queue.enqueue.bind(queue);
  const deleteMessage = queue.deleteMessage.bind(queue);
  const changeVisibility = queue.changeVisibility.bind(queue);
  queue.enqueue = (message) => {
    enqueue(message);
    mayBeVisible(message.delayUntil ?? 0);
  };
  queue.deleteMessage = (receiptHandle) => {
    const deleted = deleteMessage(receiptHandle);
    mayBeVisible(0);
    return deleted;
  };
  queue.changeVisibility = (receiptHandle, seconds) => {
    // At 0 fauxqs forgets how often the message was received, which its file on disk refuses.
    changeVisibility(receiptHandle, Math.max(seconds, 0.001));
    mayBeVisible(queue.inflightMessages.get(receiptHandle)?.visibilityDeadline ?? 0);
  };
}
