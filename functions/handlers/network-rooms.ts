import type { Concert } from '../domain/concert.ts';
import type { Commit, Decision } from '../domain/decision.ts';
import { type NetworkRoom, roomsOf, seatsOfNetworkMax } from '../domain/network-room.ts';
import type { Order } from '../domain/order.ts';
import type { Ports } from '../domain/ports.ts';
import type { SeatPlan } from '../domain/seat-plan.ts';

type RoomPorts = Pick<Ports, 'orders' | 'clock'>;

/**
 * Before seats are held: takes them out of what the order's network may hold unpaid. False where it holds too many by now;
 * then nothing is taken. Whoever takes and does not hold after all gives back; cut off in between, it is forgotten in time.
 */
export async function takeRooms(ports: RoomPorts, order: Order, concert: Concert, plan: SeatPlan): Promise<boolean> {
  const rooms = roomsOf(order);
  const taken = await Promise.all(
    rooms.map((room) => ports.orders.takeRoom(room, seatsOfNetworkMax(concert, plan, room.section))),
  );
  if (!taken.includes(false)) return true;
  await giveBack(
    ports,
    rooms.filter((_, at) => taken[at]),
  );
  return false;
}

/** For orders that are granted together: all of them, or none; answers those that find no room. */
export async function takeAllRooms(
  ports: RoomPorts,
  orders: readonly Order[],
  concert: Concert,
  plan: SeatPlan,
): Promise<Order[]> {
  const taken = await Promise.all(orders.map((order) => takeRooms(ports, order, concert, plan)));
  if (!taken.includes(false)) return [];
  await giveRoomsBack(
    ports,
    orders.filter((_, at) => taken[at]),
  );
  return orders.filter((_, at) => !taken[at]);
}

/** Also where it is not known whether it was written: a room too few counts for minutes against people who did nothing. */
export async function commitOrGiveRoomsBack(
  ports: RoomPorts,
  decision: Decision,
  granted: readonly Order[],
): Promise<Commit> {
  let commit: Commit | undefined;
  try {
    commit = await ports.orders.commit(decision);
    return commit;
  } finally {
    if (commit?.outcome !== 'committed') await giveRoomsBack(ports, granted);
  }
}

/** They do not hold their seats unpaid: these were paid, or they never got them. */
export const giveRoomsBack = (ports: RoomPorts, orders: readonly Order[]): Promise<void> =>
  giveBack(ports, orders.flatMap(roomsOf));

async function giveBack({ orders, clock }: RoomPorts, rooms: readonly NetworkRoom[]): Promise<void> {
  const now = Math.floor(clock() / 1000);
  await Promise.all(rooms.map((room) => orders.giveRoomBack(room, now).catch(() => {})));
}
