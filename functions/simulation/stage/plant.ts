import type { MemoryBookings } from '../../adapters/memory/bookings.ts';
import type { PaymentBook } from '../../adapters/payments/payment-book.ts';
import type { Command } from '../commands/command.ts';
import type { ShopPorts } from '../shop/shop-ports.ts';
import type { Surroundings } from '../shop/shop-process.ts';
import type { World } from './world.ts';

/** A defect put into a world on purpose, so that the checks can be seen to fail. */
export interface Plant {
  /** Turns a drawn world into one where something special happens more often. */
  readonly world?: ((world: World) => World) | undefined;
  /** Replaces the storage. */
  readonly bookings?: () => MemoryBookings;
  /** Replaces what the payment provider keeps. */
  readonly paymentBook?: () => PaymentBook;
  /** Stands between the handlers and their ports. */
  readonly ports?: (ports: ShopPorts, around: Surroundings) => ShopPorts;
  /** Replaces commands by their names. */
  readonly commands?: Readonly<Record<string, Command<never, unknown>>>;
}
