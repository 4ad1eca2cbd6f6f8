import type { BlockKey } from '../../domain/decision.ts';
import type { NetworkRoom } from '../../domain/network-room.ts';

/** Every key of every table, on one screen. Only this folder knows them. */

export interface Key {
  readonly PK: string;
  readonly SK: string;
}

const threeDigits = (number: number) => String(number).padStart(3, '0');

export const keys = {
  // Concerts
  concert: (id: string): Key => ({ PK: `CONCERT#${id}`, SK: 'META' }),
  summary: (id: string): Key => ({ PK: `CONCERT#${id}`, SK: 'SUMMARY' }),
  section: (id: string, at: number): Key => ({ PK: `CONCERT#${id}`, SK: `SECTION#${threeDigits(at)}` }),
  block: ({ concertId, section, block }: BlockKey): Key => ({
    PK: `CONCERT#${concertId}#SECTION#${section}`,
    SK: `BLOCK#${threeDigits(block)}`,
  }),
  word: (word: string, concertId: string): Key => ({ PK: `WORD#${[...word][0] ?? ''}`, SK: `${word}#${concertId}` }),
  // Orders
  order: (buyerId: string, orderId: string): Key => ({ PK: `BUYER#${buyerId}`, SK: `ORDER#${orderId}` }),
  counter: (buyerId: string, concertId: string): Key => ({ PK: `BUYER#${buyerId}`, SK: `CONCERT#${concertId}` }),
  networkRoom: ({ id, concertId, section }: NetworkRoom): Key => ({
    PK: `NETWORK#${id}`,
    SK: `CONCERT#${concertId}#SECTION#${section}`,
  }),
  payment: (id: string): Key => ({ PK: `PAYMENT#${id}`, SK: 'PAYMENT' }),
  parked: (messageId: string): Key => ({ PK: 'PARKED', SK: `MESSAGE#${messageId}` }),
  // Accounts
  account: (id: string): Key => ({ PK: `ACCOUNT#${id}`, SK: 'ACCOUNT' }),
  email: (email: string): Key => ({ PK: `EMAIL#${email}`, SK: 'EMAIL' }),
  session: (accountId: string, sessionId: string): Key => ({ PK: `ACCOUNT#${accountId}`, SK: `SESSION#${sessionId}` }),
  throttle: (name: string, window: number): Key => ({ PK: `THROTTLE#${name}`, SK: `WINDOW#${window}` }),
};

/** Index `byStart` of the concerts' table: one partition, because admins write it seldom and lists want one order. */
export const byStart = {
  name: 'byStart',
  partition: 'CONCERTS',
  sort: (startsAt: string, id: string) => `${startsAt}#${id}`,
};

/**
 * Index `byConcert` of the orders' table, keys only. Spread over shards: an on-sale writes more than one partition's
 * 1,000 units a second (AWS's limit), and a throttled index throttles its table.
 */
export const byConcert = {
  name: 'byConcert',
  shards: 8,
  partition: (concertId: string, shard: number) => `CONCERT#${concertId}#${shard}`,
  shardOf: (orderId: string) => orderId.charCodeAt(0) % byConcert.shards,
  sort: (createdAt: string, orderId: string) => `${createdAt}#${orderId}`,
};

export const blockOfSortKey = (sortKey: string): number => Number(sortKey.slice('BLOCK#'.length));
