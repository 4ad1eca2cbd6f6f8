import { setTimeout as sleep } from 'node:timers/promises';
import { connectDynamodb } from '../adapters/dynamodb/client.ts';
import { dynamodbConcerts } from '../adapters/dynamodb/concerts.ts';
import { dynamodbOrders } from '../adapters/dynamodb/orders.ts';
import { dynamodbSeatBlocks } from '../adapters/dynamodb/seat-blocks.ts';
import { createSeenBlocks } from '../adapters/seen-blocks.ts';
import { driftKey } from '../domain/drift.ts';
import { type ChoreHandler, choreHandler } from '../runtime/chore.ts';
import { logger } from '../runtime/logger.ts';
import { meter } from '../runtime/metrics.ts';
import { type Environment, readSettings, type Settings } from '../runtime/settings.ts';
import type { CheckPorts } from './check-concert.ts';
import { checkConcerts } from './check-concerts.ts';

/** Kept back for the concert that is being compared when time runs out. */
const reserveMs = 60_000;
const hourMs = 60 * 60 * 1000;
const toldMax = 20;

/** Compares what the tables say of each concert, and changes nothing: its role may only read. */
export const check = (ports: CheckPorts): ChoreHandler =>
  choreHandler('check', async ({ getRemainingTimeInMillis }) => {
    const untilMs = ports.clock() + getRemainingTimeInMillis() - reserveMs;
    const turn = Math.floor(ports.clock() / hourMs);
    const result = await checkConcerts(ports, {
      repair: false,
      untilMs,
      turn,
      tell: ({ concertId, drift }) => {
        if (drift.length > 0)
          logger.error('drift', { concertId, count: drift.length, found: drift.slice(0, toldMax).map(driftKey) });
      },
    });
    logger.info('checked', result);
  });

/** Over the tables; an operator's command uses the same. */
export function checkPorts({ CONCERTS_TABLE, ORDERS_TABLE }: Settings<'check'>): CheckPorts {
  const client = connectDynamodb(meter);
  const clock = Date.now;
  const seen = createSeenBlocks(clock);
  return {
    clock,
    settle: () => sleep(2_000),
    concerts: dynamodbConcerts(client, CONCERTS_TABLE, clock),
    seatBlocks: dynamodbSeatBlocks(client, CONCERTS_TABLE, seen),
    orders: dynamodbOrders(client, { CONCERTS_TABLE, ORDERS_TABLE }, seen),
  };
}

export const connectCheck = (environment: Environment): ChoreHandler =>
  check(checkPorts(readSettings('check', environment)));
