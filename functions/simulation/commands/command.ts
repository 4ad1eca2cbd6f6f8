import type { Caller } from '../../domain/account.ts';
import type { RequestFacts } from '../../runtime/api.ts';
import type { ShopPorts } from '../shop/shop-ports.ts';

/** Something that actors ask the shop for: the real handler behind it, with its input in the actor's words. */
export interface Command<I, R> {
  readonly name: string;
  serve(ports: ShopPorts): (account: Caller, input: I) => Promise<R>;
}

/** For handlers that look at nothing of the request beside its input. */
export const noFacts: RequestFacts = { headers: {}, cookies: {}, sourceIp: '', bytes: new Uint8Array() };
