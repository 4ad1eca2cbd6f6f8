import type { Caller } from '../../domain/account.ts';
import type { Command } from '../commands/command.ts';
import type { Hall } from '../shop/hall.ts';
import type { Answer } from '../stage/client.ts';
import type { Random } from '../stage/random.ts';

/** What an actor has: an account, a mind of its own, and a way to ask the shop. */
export interface Stage {
  readonly account: Caller;
  readonly random: Random;
  readonly halls: readonly Hall[];
  /** Ids of orders that anybody got, as if they had been overheard. */
  readonly overheard: string[];
  /** Seats that somebody gives back just now; others are after them. */
  readonly freed: { readonly concertId: string; readonly seatIds: readonly string[] }[];
  /** How much everybody wants the same seats: 0 for anywhere, 1 for the very first ones. */
  readonly rush: number;
  ask<I, R>(command: Command<I, R>, input: I): Promise<Answer<R> | undefined>;
  pause(minMs: number, maxMs: number): Promise<void>;
  newKey(): string;
  isHealed(): boolean;
}

/** Somebody who does something to the shop. A new one is a file of its own and a line in the cast. */
export interface Actor {
  readonly name: string;
  readonly role: Caller['role'];
  /** How often it is drawn, compared to the others. */
  readonly weight: number;
  play(stage: Stage): Promise<void>;
}
