import type { Stage } from '../actors/actor.ts';
import type { Command } from '../commands/command.ts';
import type { ShopProcess, Surroundings } from '../shop/shop-process.ts';
import { createClient } from './client.ts';
import type { Random } from './random.ts';
import type { World } from './world.ts';

export interface StageSettings {
  readonly world: World;
  readonly around: Surroundings;
  readonly processes: readonly ShopProcess[];
  readonly planted: Readonly<Record<string, Command<never, unknown>>>;
  isHealed(): boolean;
}

/** Gives every actor an account and a mind of its own. */
export interface Stages {
  next(role: Stage['account']['role']): Stage;
  accountIds(): readonly string[];
}

export function createStages({ world, around, processes, planted, isHealed }: StageSettings, random: Random): Stages {
  const { timeline, history } = around;
  const rates = () => (isHealed() ? {} : world.wireRates);
  const client = createClient({ timeline, history, random: random.fork(), processes, rates, isHealed, planted });
  const overheard: string[] = [];
  const freed: Stage['freed'] = [];
  const ids: string[] = [];
  return {
    accountIds: () => ids,
    next(role) {
      const mind = random.fork();
      const account = { id: `${role}${ids.length}`, role };
      ids.push(account.id);
      let keys = 0;
      return {
        account,
        random: mind,
        halls: world.halls,
        overheard,
        freed,
        rush: world.rush,
        ask: (command, input) => client.ask(account, command, input),
        pause: (minMs, maxMs) => timeline.pause(mind.between(minMs, maxMs)),
        newKey() {
          keys += 1;
          return `${account.id}-key${keys}`;
        },
        isHealed,
      };
    },
  };
}
