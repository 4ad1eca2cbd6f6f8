import { dynamodbAccounts } from '../adapters/dynamodb/accounts.ts';
import { connectDynamodb } from '../adapters/dynamodb/client.ts';
import { dynamodbConcerts } from '../adapters/dynamodb/concerts.ts';
import { dynamodbOrders } from '../adapters/dynamodb/orders.ts';
import { dynamodbSeatBlocks } from '../adapters/dynamodb/seat-blocks.ts';
import { s3Posters } from '../adapters/posters.ts';
import { createSeenBlocks } from '../adapters/seen-blocks.ts';
import { secretSigningKeys } from '../adapters/signing-keys.ts';
import { connectSqs, sqsWatchQueue } from '../adapters/sqs/queues.ts';
import { jwtAccessTokens } from '../adapters/tokens.ts';
import {
  cancelConcert,
  createConcert,
  deleteConcert,
  getAdminConcert,
  listAdminConcerts,
  listAllOrders,
  updateConcert,
} from '../contract/admin.ts';
import { changeSeats, exportOrders, getSales } from '../contract/sales.ts';
import type { AccessTokens } from '../domain/ports.ts';
import { type ApiHandler, api, route } from '../runtime/api.ts';
import { meter } from '../runtime/metrics.ts';
import { type Environment, readSettings } from '../runtime/settings.ts';
import type { AdminPorts } from './admin-concerts.ts';
import { cancelConcertHandler } from './http/cancel-concert.ts';
import { changeSeatsHandler } from './http/change-seats.ts';
import { createConcertHandler } from './http/create-concert.ts';
import { deleteConcertHandler } from './http/delete-concert.ts';
import { exportOrdersHandler } from './http/export-orders.ts';
import { getAdminConcertHandler } from './http/get-admin-concert.ts';
import { getSalesHandler } from './http/get-sales.ts';
import { listAdminConcertsHandler } from './http/list-admin-concerts.ts';
import { listAllOrdersHandler } from './http/list-all-orders.ts';
import { updateConcertHandler } from './http/update-concert.ts';

/** Running concerts: for admins only. */
export const admin = (ports: AdminPorts & { readonly accessTokens: AccessTokens }): ApiHandler =>
  api(
    [
      route(listAdminConcerts, listAdminConcertsHandler(ports)),
      route(createConcert, createConcertHandler(ports)),
      route(getAdminConcert, getAdminConcertHandler(ports)),
      route(updateConcert, updateConcertHandler(ports)),
      route(deleteConcert, deleteConcertHandler(ports)),
      route(cancelConcert, cancelConcertHandler(ports)),
      route(listAllOrders, listAllOrdersHandler(ports)),
      route(changeSeats, changeSeatsHandler(ports)),
      route(getSales, getSalesHandler(ports)),
      route(exportOrders, exportOrdersHandler(ports)),
    ],
    ports.accessTokens,
  );

export function connectAdmin(environment: Environment): ApiHandler {
  const settings = readSettings('admin', environment);
  const client = connectDynamodb(meter);
  const clock = Date.now;
  const seen = createSeenBlocks(clock);
  return admin({
    clock,
    concerts: dynamodbConcerts(client, settings.CONCERTS_TABLE, clock),
    seatBlocks: dynamodbSeatBlocks(client, settings.CONCERTS_TABLE, seen),
    orders: dynamodbOrders(client, settings, seen),
    accounts: dynamodbAccounts(client, settings.ACCOUNTS_TABLE),
    posters: s3Posters(settings.POSTERS_BUCKET),
    watchQueue: sqsWatchQueue(connectSqs(), settings.WATCH_QUEUE_URL),
    accessTokens: jwtAccessTokens(secretSigningKeys(settings.SIGNING_SECRET, clock), clock),
  });
}
