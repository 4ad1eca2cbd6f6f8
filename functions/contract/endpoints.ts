import * as accounts from './accounts.ts';
import * as admin from './admin.ts';
import * as concerts from './concerts.ts';
import type { Endpoint } from './endpoint.ts';
import * as orders from './orders.ts';
import * as sales from './sales.ts';
import * as seatMap from './seat-map.ts';
import * as service from './service.ts';

/** The whole API. Routes, OpenAPI, permissions and tests follow from this list. */
export const endpoints: readonly Endpoint[] = [
  service.getHealth,
  service.getOpenApi,
  accounts.registerAccount,
  accounts.logIn,
  accounts.refreshSession,
  accounts.logOut,
  accounts.logOutEverywhere,
  accounts.changePassword,
  accounts.getMe,
  concerts.listConcerts,
  concerts.getConcert,
  seatMap.getSeatMap,
  seatMap.getAvailability,
  orders.claimSeats,
  orders.listOrders,
  orders.getOrder,
  orders.payOrder,
  orders.releaseOrder,
  orders.takePaymentNotice,
  orders.cancelOrder,
  admin.listAdminConcerts,
  admin.createConcert,
  admin.getAdminConcert,
  admin.updateConcert,
  admin.deleteConcert,
  admin.cancelConcert,
  admin.putPoster,
  admin.listAllOrders,
  sales.changeSeats,
  sales.getSales,
  sales.exportOrders,
];
