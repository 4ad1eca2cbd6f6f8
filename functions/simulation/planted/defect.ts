import type { ShopPorts } from '../shop/shop-ports.ts';
import type { Plant } from '../stage/plant.ts';
import { specialWorlds } from '../stage/special-worlds.ts';

/** Something broken on purpose. The checks must see it, by one of the rules that it breaks. */
export interface Defect {
  readonly name: string;
  readonly plant: Plant;
  /** Beginnings of the rules; any of them will do. */
  readonly breaks: readonly string[];
}

/** A defect that shows best where something happens all the time. */
export const inWorld = (name: string, defect: Defect): Defect => ({
  ...defect,
  plant: { ...defect.plant, world: specialWorlds[name] },
});

/** A defect between the handlers and their ports. */
export const behindPorts = (name: string, ports: NonNullable<Plant['ports']>, ...breaks: string[]): Defect => ({
  name,
  plant: { ports },
  breaks,
});

export const withOrders = (ports: ShopPorts, orders: Partial<ShopPorts['orders']>): ShopPorts => ({
  ...ports,
  orders: { ...ports.orders, ...orders },
});
