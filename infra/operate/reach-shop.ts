import { PlainError } from '../local/plain-error.ts';

/** The tables of an embedded shop, by the names that functions read them by. */
export interface ShopTables {
  readonly CONCERTS_TABLE: string;
  readonly ORDERS_TABLE: string;
  readonly ACCOUNTS_TABLE: string;
}

/** Asks an embedded shop where its tables are, and lets the AWS clients that this process makes from then on find them. */
export async function reachShop(address: string): Promise<ShopTables> {
  const answer = await fetch(new URL('/aws', address)).catch(() => undefined);
  const told = (await answer?.json().catch(() => undefined)) as
    | { environment?: Record<string, string>; settings?: ShopTables; detail?: string }
    | undefined;
  if (!told?.settings) throw new PlainError(told?.detail ?? `No embedded shop answers at ${address}.`);
  Object.assign(process.env, told.environment);
  return told.settings;
}
