import { connectDynamodb } from '@frontrow/functions/adapters/dynamodb/client.ts';
import { dynamodbConcerts } from '@frontrow/functions/adapters/dynamodb/concerts.ts';
import { dynamodbOrders } from '@frontrow/functions/adapters/dynamodb/orders.ts';
import { createSeenBlocks } from '@frontrow/functions/adapters/seen-blocks.ts';
import { secretSigningKeys } from '@frontrow/functions/adapters/signing-keys.ts';
import { jwtAccessTokens } from '@frontrow/functions/adapters/tokens.ts';
import { claimSeats, getOrder, listOrders } from '@frontrow/functions/contract/orders.ts';
import { getAvailability } from '@frontrow/functions/contract/seat-map.ts';
import { getOrderHandler } from '@frontrow/functions/handlers/http/get-order.ts';
import { listOrdersHandler } from '@frontrow/functions/handlers/http/list-orders.ts';
import { type ApiHandler, api, route } from '@frontrow/functions/runtime/api.ts';
import { meter } from '@frontrow/functions/runtime/metrics.ts';
import { type Environment, readSettings } from '@frontrow/functions/runtime/settings.ts';
import { naiveAvailability } from './availability.ts';
import { naiveClaimSeats } from './claim-seats.ts';

/** The naive design as the shop's booking function: the same contract, and orders read by the same handlers. */
export function connectNaiveBooking(environment: Environment): ApiHandler {
  const tables = readSettings('booking', environment);
  const clock = Date.now;
  const client = connectDynamodb(meter);
  const ports = {
    clock,
    client,
    tables,
    concerts: dynamodbConcerts(client, tables.CONCERTS_TABLE, clock),
    orders: dynamodbOrders(client, tables, createSeenBlocks(clock)),
  };
  return api(
    [
      route(claimSeats, naiveClaimSeats(ports)),
      route(listOrders, listOrdersHandler(ports)),
      route(getOrder, getOrderHandler(ports)),
    ],
    jwtAccessTokens(secretSigningKeys(tables.SIGNING_SECRET, clock), clock),
  );
}

export function connectNaiveAvailability(environment: Environment): ApiHandler {
  const { CONCERTS_TABLE } = readSettings('availability', environment);
  const client = connectDynamodb(meter);
  const concerts = dynamodbConcerts(client, CONCERTS_TABLE, Date.now);
  return api([route(getAvailability, naiveAvailability({ client, table: CONCERTS_TABLE, concerts }))]);
}
