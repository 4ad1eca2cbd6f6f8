/** A message as it was received. A receipt is good for one receiving: once it is visible again, it says nothing. */
export interface Delivered {
  readonly id: string;
  readonly receipt: string;
  readonly body: string;
  readonly groupId: string;
  readonly sentAtMs: number;
  /** How often it was received, this time included. */
  readonly receives: number;
}

interface Message extends Omit<Delivered, 'receipt' | 'receives'> {
  receives: number;
  receipt: string;
  visibleAtMs: number;
}

/** A FIFO queue as AWS has it at high throughput, by virtual time. */
export interface FifoQueue {
  send(id: string, body: string, groupId: string, deduplicationId: string): 'kept' | 'dropped';
  /** At most so many: of each group that has nothing in flight, the oldest in their order. */
  receive(max: number, visibilityMs: number): Delivered[];
  remove(receipt: string): void;
  changeVisibility(receipt: string, visibilityMs: number): void;
  /** Takes a message from another queue, as it is. */
  take(message: Delivered): void;
  size(): number;
}

interface Settings {
  readonly now: () => number;
  /** Received more often than that, a message is laid aside. */
  readonly receivesMax: number;
  readonly layAside: (message: Delivered) => void;
}

const deduplicationMs = 5 * 60 * 1000;

export function createFifoQueue({ now, receivesMax, layAside }: Settings): FifoQueue {
  const groups = new Map<string, Message[]>();
  const sentAt = new Map<string, number>();

  const put = (message: Message) => {
    const group = groups.get(message.groupId);
    if (group === undefined) groups.set(message.groupId, [message]);
    else group.push(message);
  };
  const isInFlight = ({ visibleAtMs }: Message) => visibleAtMs > now();
  const withReceipt = (receipt: string): Message | undefined =>
    [...groups.values()].flat().find((message) => message.receipt === receipt && isInFlight(message));
  const drop = (message: Message) => {
    const rest = (groups.get(message.groupId) ?? []).filter((each) => each !== message);
    if (rest.length === 0) groups.delete(message.groupId);
    else groups.set(message.groupId, rest);
  };

  /** The next batch begins with another group, so that none waits for ever. */
  const moveToEnd = (groupId: string) => {
    const messages = groups.get(groupId);
    if (messages === undefined) return;
    groups.delete(groupId);
    groups.set(groupId, messages);
  };

  const receiveOf = (groupId: string, max: number, visibilityMs: number): Delivered[] => {
    const batch: Delivered[] = [];
    for (const message of [...(groups.get(groupId) ?? [])]) {
      if (batch.length === max) break;
      if (message.receives >= receivesMax) {
        drop(message);
        layAside({ ...message });
        continue;
      }
      message.receives += 1;
      message.receipt = `${message.id} ${message.receives}`;
      message.visibleAtMs = now() + visibilityMs;
      batch.push({ ...message });
    }
    return batch;
  };

  return {
    send(id, body, groupId, deduplicationId) {
      const key = `${groupId} ${deduplicationId}`;
      const before = sentAt.get(key);
      if (before !== undefined && now() - before < deduplicationMs) return 'dropped';
      sentAt.set(key, now());
      put({ id, body, groupId, sentAtMs: now(), receives: 0, receipt: '', visibleAtMs: 0 });
      return 'kept';
    },

    receive(max, visibilityMs) {
      const batch: Delivered[] = [];
      for (const [groupId, messages] of [...groups]) {
        if (batch.length === max) break;
        if (messages.some(isInFlight)) continue;
        const taken = receiveOf(groupId, max - batch.length, visibilityMs);
        if (taken.length > 0) moveToEnd(groupId);
        batch.push(...taken);
      }
      return batch;
    },

    remove(receipt) {
      const message = withReceipt(receipt);
      if (message !== undefined) drop(message);
    },

    changeVisibility(receipt, visibilityMs) {
      const message = withReceipt(receipt);
      if (message !== undefined) message.visibleAtMs = now() + visibilityMs;
    },

    take: (message) => put({ ...message, receives: 0, receipt: '', visibleAtMs: 0 }),
    size: () => [...groups.values()].reduce((sum, messages) => sum + messages.length, 0),
  };
}
