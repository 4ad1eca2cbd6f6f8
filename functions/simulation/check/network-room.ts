import { roomsOf, seatsOfNetworkMax, windowsLeft, windowsOf } from '../../domain/network-room.ts';
import { networkIdOf } from '../../handlers/network.ts';
import { addressOf, type ClaimInput } from '../commands/claim.ts';
import type { Check, Evidence, Of } from './evidence.ts';
import type { Judge } from './refusals-honest.ts';

/** What is held out of an address's share of a section is counted before, and never more than the share. */
export const networkRoom: Check = {
  rule: 'I24 an address keeps room for others',
  aim: 'safety',
  run(evidence) {
    const takenBy = new Map<string, number>();
    return recount(evidence).flatMap(({ entry, fits }) => {
      if (entry.kind === 'commit') return holdsWithoutRoom(entry, takenBy);
      const key = roomKey(entry.request, entry.room);
      const before = takenBy.get(key) ?? 0;
      if (entry.kind === 'room-back') takenBy.set(key, before - entry.room.seats);
      if (entry.kind !== 'room' || !entry.isTaken) return [];
      takenBy.set(key, before + entry.room.seats);
      const { seats, section } = entry.room;
      return fits ? [] : [{ atMs: entry.atMs, what: `${seats} more seats of ${section} are too many of one address` }];
    });
  },
};

function holdsWithoutRoom({ outcome, decision, request, atMs }: Of<'commit'>, takenBy: ReadonlyMap<string, number>) {
  if (outcome === 'lost') return [];
  const held = decision.orders.filter(({ before, order }) => before?.status !== 'held' && order.status === 'held');
  const needed = Map.groupBy(
    held.flatMap(({ order }) => roomsOf(order)),
    (room) => roomKey(request, room),
  );
  return [...needed].flatMap(([key, rooms]) => {
    const seats = rooms.reduce((sum, room) => sum + room.seats, 0);
    return (takenBy.get(key) ?? 0) >= seats
      ? []
      : [{ atMs, what: `${seats} seats are held that nobody counted: ${key}` }];
  });
}

type Counted = Of<'room'> | Of<'room-back'>;
const roomKey = (request: number, { id, section }: Counted['room']) => `${request} ${id}/${section}`;

interface Recounted {
  readonly entry: Counted | Of<'commit'>;
  readonly fits: boolean;
}

/** The rooms as they are counted, in the order of the history; `fits`: there was room for these seats. */
function recount({ history, world }: Evidence): Recounted[] {
  const counts = new Map<string, number>();
  const halls = new Map(world.halls.map((hall) => [hall.concert.id, hall]));
  return history.entries.flatMap((entry): Recounted[] => {
    if (entry.kind === 'commit') return [{ entry, fits: true }];
    if (entry.kind !== 'room' && entry.kind !== 'room-back') return [];
    const { room } = entry;
    const hall = halls.get(room.concertId);
    const max = hall === undefined ? 0 : seatsOfNetworkMax(hall.concert, hall.plan, room.section);
    const windows = entry.kind === 'room' ? windowsOf(room) : windowsLeft(room, entry.now);
    const keys = windows.map((window) => `${room.id}/${room.section}/${window}`);
    const fits = keys.every((key) => (counts.get(key) ?? 0) + room.seats <= max);
    const change = entry.kind === 'room' ? (entry.isTaken ? room.seats : 0) : -room.seats;
    const isWhole = entry.kind === 'room' || keys.every((key) => (counts.get(key) ?? 0) >= room.seats);
    if (isWhole) for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + change);
    return [{ entry, fits }];
  });
}

/** Somebody asked for room on behalf of this network meanwhile, and there was none. */
export const judgeNetwork: Judge = ({ exchange, invokedMs, toldMs }, evidence) => {
  const { account, input } = exchange.invoke;
  const id = networkIdOf(addressOf(account.id), (input as ClaimInput).concertId);
  const isTrue = recount(evidence).some(
    ({ entry, fits }) =>
      entry.kind === 'room' &&
      !entry.isTaken &&
      !fits &&
      entry.room.id === id &&
      entry.atMs >= invokedMs &&
      entry.atMs <= toldMs,
  );
  return isTrue ? undefined : 'there was room for their network';
};
