import type { ClaimMessage, WatchMessage } from '../../contract/messages.ts';
import type { ClaimQueue, WatchQueue } from '../../domain/ports.ts';

/** Queues that keep what was sent, for whoever delivers it: a test, or the simulation. */
export interface MemoryQueues {
  readonly claimQueue: ClaimQueue;
  readonly watchQueue: WatchQueue;
  readonly claims: { readonly message: ClaimMessage; readonly groupId: string }[];
  readonly looks: { readonly message: WatchMessage; readonly delaySeconds: number }[];
}

export function memoryQueues(): MemoryQueues {
  const claims: MemoryQueues['claims'] = [];
  const looks: MemoryQueues['looks'] = [];
  return {
    claims,
    looks,
    claimQueue: {
      async send(message, groupId) {
        claims.push({ message, groupId });
      },
      async retryIn() {},
    },
    watchQueue: {
      async send(message, delaySeconds) {
        looks.push({ message, delaySeconds });
      },
    },
  };
}
