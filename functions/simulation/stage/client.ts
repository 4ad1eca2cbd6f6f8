import type { RefusalCode, RefusalFacts } from '../../contract/refusals.ts';
import type { Caller } from '../../domain/account.ts';
import type { Command } from '../commands/command.ts';
import { send, type Wire } from './send.ts';

/** An answer that settles what was asked. */
export type Answer<R> =
  | { readonly outcome: 'ok'; readonly reply: R }
  | { readonly outcome: 'refused'; readonly code: RefusalCode; readonly facts: RefusalFacts };

/** Asks the shop as a browser does: waits for a while, and asks again with the same key where it heard nothing. */
export interface Client {
  /** Until there is an answer; undefined where the caller gave up before. */
  ask<I, R>(account: Caller, command: Command<I, R>, input: I): Promise<Answer<R> | undefined>;
}

/** Whoever has asked so often without an answer stops, and the checks will say so. */
const sendsMax = 300;
/** After an unknown outcome, a caller leaves with this probability; never once the faults are over. */
const giveUpChance = 0.1;

export function createClient(wire: Wire): Client {
  const { timeline, history, random } = wire;
  return {
    async ask<I, R>(account: Caller, command: Command<I, R>, input: I) {
      const intention = history.nextNumber();
      const question = { intention, account, input, command: command as Command<unknown, unknown> };
      for (let sends = 1; sends <= sendsMax; sends += 1) {
        const told = await send(wire, question);
        if (told.outcome === 'ok') return { outcome: 'ok', reply: told.reply as R } as const;
        if (told.outcome === 'refused' && told.code !== 'busy') return told;
        if (told.outcome === 'bug') return undefined;
        if (!wire.isHealed() && random.chance(giveUpChance)) {
          history.add({ kind: 'gave-up', intention });
          return undefined;
        }
        await timeline.pause(random.between(50, 2_000));
      }
      return undefined;
    },
  };
}
