import type { CounterChange } from '../../domain/decision.ts';
import { behindPorts, type Defect, inWorld, withOrders } from './defect.ts';
import { tamperedBookings } from './tampered-bookings.ts';

const hoarded = (name: string, change: (counter: CounterChange) => CounterChange, ...breaks: string[]): Defect =>
  inWorld('hoarding', {
    name,
    plant: {
      bookings: () =>
        tamperedBookings({
          before: ({ counters, ...decision }) => ({ ...decision, counters: counters.map(change) }),
        }),
    },
    breaks,
  });

/** Rests of those who let holds go, each without something that it needs. */
export const restDefects: readonly Defect[] = [
  hoarded('a rest is no condition of a hold', ({ holdsAt, ...counter }) => counter, 'I23 who lets holds go rests'),
  hoarded('nobody rests', ({ letGo, ...counter }) => counter, 'I23 who lets holds go rests'),
  hoarded(
    'a rest takes longer than is told',
    (counter) => (counter.letGo ? { ...counter, letGo: { ...counter.letGo, at: counter.letGo.at + 100 } } : counter),
    'I1 I8 I12 a refusal is true',
  ),
  inWorld(
    'hoarding',
    behindPorts(
      'whoever asks for room gets it',
      (all) => withOrders(all, { takeRoom: (room) => all.orders.takeRoom(room, Number.MAX_SAFE_INTEGER) }),
      'I24 an address keeps room for others',
    ),
  ),
  inWorld(
    'hoarding',
    behindPorts(
      'nobody counts what an address holds',
      (all) => withOrders(all, { takeRoom: async () => true }),
      'I24 an address keeps room for others',
    ),
  ),
  inWorld(
    'hoarding',
    behindPorts(
      'an address has less room than is said',
      (all) => withOrders(all, { takeRoom: (room, max) => all.orders.takeRoom(room, max / 4) }),
      'I1 I8 I12 a refusal is true',
    ),
  ),
];
