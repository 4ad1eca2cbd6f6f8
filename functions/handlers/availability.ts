import { connectDynamodb } from '../adapters/dynamodb/client.ts';
import { dynamodbConcerts } from '../adapters/dynamodb/concerts.ts';
import { dynamodbSeatBlocks } from '../adapters/dynamodb/seat-blocks.ts';
import { createSeenBlocks } from '../adapters/seen-blocks.ts';
import { getAvailability } from '../contract/seat-map.ts';
import type { Ports } from '../domain/ports.ts';
import { type ApiHandler, api, route } from '../runtime/api.ts';
import { meter } from '../runtime/metrics.ts';
import { type Environment, readSettings } from '../runtime/settings.ts';
import { getAvailabilityHandler } from './http/get-availability.ts';

type AvailabilityPorts = Pick<Ports, 'concerts' | 'seatBlocks' | 'clock'>;

/** The states of all seats: asked for again and again by everybody who looks at a seat map. */
export const availability = (ports: AvailabilityPorts): ApiHandler =>
  api([route(getAvailability, getAvailabilityHandler(ports))]);

export function connectAvailability(environment: Environment): ApiHandler {
  const { CONCERTS_TABLE } = readSettings('availability', environment);
  const client = connectDynamodb(meter);
  const clock = Date.now;
  return availability({
    clock,
    concerts: dynamodbConcerts(client, CONCERTS_TABLE, clock),
    seatBlocks: dynamodbSeatBlocks(client, CONCERTS_TABLE, createSeenBlocks(clock)),
  });
}
