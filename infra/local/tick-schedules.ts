import { randomUUID } from 'node:crypto';
import type { Chore } from '@frontrow/functions/runtime/settings.ts';
import type { ScheduledEvent } from 'aws-lambda';
import { invoke, type LocalFunctions } from './invoke.ts';
import { PlainError } from './plain-error.ts';
import type { FunctionDefinition, Resource } from './read-app.ts';

/** What the clock starts, and how often. */
export interface ScheduleDefinition {
  readonly chore: Chore;
  readonly everyMs: number;
}

const unitsMs: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

export function readSchedule(
  { name, properties }: Resource,
  functions: readonly FunctionDefinition[],
): ScheduleDefinition {
  const { ScheduleExpression = '', Targets = [], EventPattern } = properties;
  const [, count, unit = ''] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(ScheduleExpression) ?? [];
  const everyMs = Number(count) * (unitsMs[unit] ?? Number.NaN);
  if (EventPattern || !(everyMs > 0)) {
    throw new PlainError(
      `The rule ${name} is no rate such as "rate(1 hour)", which is all the embedded shop can tick.`,
    );
  }
  const [target, ...others] = Targets;
  const called = functions.find(({ arn }) => arn === target?.Arn);
  if (!called || others.length > 0) throw new PlainError(`The rule ${name} does not call one function of the app.`);
  return { chore: called.name as Chore, everyMs };
}

export interface Ticker {
  stop(): Promise<void>;
}

/** Plays EventBridge: starts each chore once an interval. One that still runs is not started again. */
export function tickSchedules(
  schedules: readonly ScheduleDefinition[],
  functions: Pick<LocalFunctions, Chore>,
): Ticker {
  const running = new Map<Chore, Promise<void>>();
  const start = (chore: Chore) => {
    if (running.has(chore)) return;
    const work = invoke(functions[chore], chore, {} as ScheduledEvent, randomUUID())
      .catch((error: unknown) => console.error(`The ${chore} function failed:`, error))
      .finally(() => running.delete(chore));
    running.set(chore, work);
  };
  const timers = schedules.map(({ chore, everyMs }) => setInterval(start, everyMs, chore).unref());
  return {
    async stop() {
      for (const timer of timers) clearInterval(timer);
      await Promise.all(running.values());
    },
  };
}
