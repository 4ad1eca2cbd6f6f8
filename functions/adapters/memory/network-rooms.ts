import { type NetworkRoom, windowsLeft, windowsOf } from '../../domain/network-room.ts';
import type { Orders } from '../../domain/ports.ts';

export function memoryNetworkRooms(): Pick<Orders, 'takeRoom' | 'giveRoomBack'> {
  const counts = new Map<string, number>();
  const keyOf = ({ id, section }: NetworkRoom, window: number) => `${id}/${section}/${window}`;
  const countOf = (room: NetworkRoom, window: number) => counts.get(keyOf(room, window)) ?? 0;
  const add = (room: NetworkRoom, window: number, seats: number) =>
    counts.set(keyOf(room, window), countOf(room, window) + seats);

  return {
    async takeRoom(room, seatsMax) {
      const windows = windowsOf(room);
      if (windows.some((window) => countOf(room, window) + room.seats > seatsMax)) return false;
      for (const window of windows) add(room, window, room.seats);
      return true;
    },
    async giveRoomBack(room, now) {
      const windows = windowsLeft(room, now);
      if (windows.some((window) => countOf(room, window) < room.seats)) return;
      for (const window of windows) add(room, window, -room.seats);
    },
  };
}
