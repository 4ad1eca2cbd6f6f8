import { randomBytes } from 'node:crypto';
import type { Ports } from '../../domain/ports.ts';
import { argon2Passwords } from '../passwords.ts';
import { simulatedPayments } from '../payments/simulator.ts';
import { signedProofs } from '../proofs.ts';
import { keysOf } from '../signing-keys.ts';
import { hmacRefreshTokens, jwtAccessTokens } from '../tokens.ts';
import { memoryAccounts, memorySessions, memoryThrottle } from './accounts.ts';
import { memoryBookings } from './bookings.ts';
import { memoryConcerts } from './concerts.ts';
import { memoryPaymentBook } from './payment-book.ts';
import { type MemoryPosters, memoryPosters } from './posters.ts';
import { memoryQueues } from './queues.ts';

export interface MemoryPorts extends Ports {
  readonly posters: MemoryPosters;
}

/** The whole shop in memory, gone when the process ends. Tests replace what they steer, such as the clock. */
export function memoryPorts(replaced: Partial<Ports> = {}): MemoryPorts {
  const clock = replaced.clock ?? Date.now;
  const bookings = memoryBookings();
  const signingKeys = keysOf({ current: randomBytes(32).toString('hex') });
  const keys = async () => signingKeys;
  const queues = memoryQueues();
  const watchQueue = replaced.watchQueue ?? queues.watchQueue;
  return {
    clock,
    claimQueue: queues.claimQueue,
    watchQueue,
    payments: simulatedPayments(memoryPaymentBook(), watchQueue, keys, clock),
    parked: { put: async () => {} },
    concerts: memoryConcerts(bookings),
    seatBlocks: bookings.seatBlocks,
    orders: bookings.orders,
    accounts: memoryAccounts(),
    sessions: memorySessions(),
    throttle: memoryThrottle(),
    passwords: argon2Passwords(),
    accessTokens: jwtAccessTokens(keys, clock),
    refreshTokens: hmacRefreshTokens(keys),
    proofs: signedProofs(keys, clock),
    edge: { knows: async () => false },
    ...replaced,
    posters: memoryPosters(),
  };
}
