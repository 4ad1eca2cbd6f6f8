import { connectDynamodb } from '../adapters/dynamodb/client.ts';
import { dynamodbConcerts } from '../adapters/dynamodb/concerts.ts';
import { dynamodbSeatBlocks } from '../adapters/dynamodb/seat-blocks.ts';
import { createSeenBlocks } from '../adapters/seen-blocks.ts';
import { getConcert, listConcerts } from '../contract/concerts.ts';
import { getSeatMap } from '../contract/seat-map.ts';
import { getHealth, getOpenApi } from '../contract/service.ts';
import type { Ports } from '../domain/ports.ts';
import { type ApiHandler, api, route } from '../runtime/api.ts';
import { meter } from '../runtime/metrics.ts';
import { type Environment, readSettings } from '../runtime/settings.ts';
import { getConcertHandler } from './http/get-concert.ts';
import { getHealthHandler } from './http/get-health.ts';
import { getOpenApiHandler } from './http/get-openapi.ts';
import { getSeatMapHandler } from './http/get-seat-map.ts';
import { listConcertsHandler } from './http/list-concerts.ts';

type BrowsePorts = Pick<Ports, 'concerts' | 'seatBlocks' | 'clock'>;

/** Looking around: what everybody may see and most visits are. */
export const browse = (ports: BrowsePorts): ApiHandler =>
  api([
    route(getHealth, getHealthHandler()),
    route(getOpenApi, getOpenApiHandler()),
    route(listConcerts, listConcertsHandler(ports)),
    route(getConcert, getConcertHandler(ports)),
    route(getSeatMap, getSeatMapHandler(ports)),
  ]);

export function connectBrowse(environment: Environment): ApiHandler {
  const { CONCERTS_TABLE } = readSettings('browse', environment);
  const client = connectDynamodb(meter);
  const clock = Date.now;
  return browse({
    clock,
    concerts: dynamodbConcerts(client, CONCERTS_TABLE, clock),
    seatBlocks: dynamodbSeatBlocks(client, CONCERTS_TABLE, createSeenBlocks(clock)),
  });
}
