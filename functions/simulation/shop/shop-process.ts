import type { Caller } from '../../domain/account.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Command } from '../commands/command.ts';
import { type HostClock, readClock } from '../stage/clocks.ts';
import type { History, Told } from '../stage/history.ts';
import type { Random } from '../stage/random.ts';
import type { Timeline } from '../stage/timeline.ts';
import type { CallFault } from './call-faults.ts';
import type { Cloud } from './cloud.ts';
import { type Rates, strike } from './faults.ts';
import { type Caches, createCaches, type Send, type ShopPorts, shopPorts } from './shop-ports.ts';

/** What every process of a world shares. */
export interface Surroundings {
  readonly timeline: Timeline;
  readonly history: History;
  readonly cloud: Cloud;
  readonly random: Random;
  /** The oldest state that a read may show which is not strong. */
  readonly readLagMsMax: number;
  /** A planted defect may stand between the handlers and their ports. */
  readonly plantedPorts: (ports: ShopPorts, surroundings: Surroundings) => ShopPorts;
}

export interface Work {
  readonly request: number;
  readonly command: Command<unknown, unknown>;
  readonly account: Caller;
  readonly input: unknown;
  /** Called once, or never if the process dies. */
  readonly end: (told: Told) => void;
  readonly died: () => void;
}

/** A process that serves requests beside each other. It may die; the one that follows has empty caches. */
export interface ShopProcess {
  readonly name: string;
  serve(work: Work): void;
}

/** What may go wrong with the calls of a process, and how often it does now. */
export interface Hazards {
  readonly faults: Readonly<Record<string, CallFault>>;
  rates(): Rates;
}

interface Life {
  isOver: boolean;
  readonly caches: Caches;
  readonly works: Set<Work>;
}

/** One for each who waits: what waits for a promise that others wait for too is never forgotten. */
const never = () => new Promise<never>(() => {});

export function startProcess(name: string, hostClock: HostClock, hazards: Hazards, around: Surroundings): ShopProcess {
  const { timeline, history, cloud, random } = around;
  const clock = () => readClock(hostClock, timeline.now());
  const begin = (): Life => ({ isOver: false, caches: createCaches(clock, timeline.now), works: new Set() });
  let life = begin();

  const die = (of: Life) => {
    if (of.isOver) return;
    of.isOver = true;
    life = begin();
    for (const work of of.works) work.died();
  };

  const sendFor = (of: Life, request: number): Send => {
    const travel = () => timeline.pause(random.between(1, 15));
    return async <T>(call: string, effect: () => Promise<T>): Promise<T> => {
      if (of.isOver) return never();
      history.countCall(request, call);
      const hit = strike(hazards.faults, hazards.rates(), call, random);
      try {
        await travel();
        if (hit === undefined) return await effect();
        history.add({ kind: 'fault', request, fault: hit.name, at: call });
        const { pause } = timeline;
        return (await hit.fault.run({ name: call, random, pause, arrive: effect, crash: () => die(of) })) as T;
      } finally {
        await travel();
        if (of.isOver) await never();
      }
    };
  };

  const seeLately = (key: Parameters<Cloud['blockAsOf']>[0]) =>
    cloud.blockAsOf(key, timeline.now() - (random.chance(0.5) ? 0 : random.between(0, around.readLagMsMax)));

  return {
    name,
    serve(work) {
      const { caches, works } = life;
      works.add(work);
      history.tellServer(work.request, hostClock);
      const ports = shopPorts(cloud, work.request, sendFor(life, work.request), caches, clock, seeLately);
      void outcomeOf(work, around.plantedPorts(ports, around)).then((told) => {
        works.delete(work);
        work.end(told);
      });
    },
  };
}

async function outcomeOf({ command, account, input }: Work, ports: ShopPorts): Promise<Told> {
  try {
    return { outcome: 'ok', reply: await command.serve(ports)(account, input) };
  } catch (error) {
    if (error instanceof Refusal) return { outcome: 'refused', code: error.code, facts: error.facts };
    return { outcome: 'bug', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
