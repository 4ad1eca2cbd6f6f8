import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { LocalFunctions } from './invoke.ts';
import { readSchedule, tickSchedules } from './tick-schedules.ts';

const hourMs = 3_600_000;
const check = { name: 'check', arn: 'Check.Arn', role: 'r', environment: {}, timeoutSeconds: 5 } as const;
const rule = (properties: object) =>
  readSchedule({ name: 'Hourly', type: 'AWS::Events::Rule', properties, metadata: {} }, [check]);
const functions = (handler: LocalFunctions['check']['handler']) => ({ check: { handler, timeoutSeconds: 5 } });

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test.each([
  ['rate(1 hour)', hourMs],
  ['rate(15 minutes)', hourMs / 4],
  ['rate(2 days)', 48 * hourMs],
])('%s is every %i milliseconds', (ScheduleExpression, everyMs) => {
  expect(rule({ ScheduleExpression, Targets: [{ Arn: 'Check.Arn' }] })).toEqual({ chore: 'check', everyMs });
});

test.each([
  [{ ScheduleExpression: 'cron(0 8 * * ? *)', Targets: [{ Arn: 'Check.Arn' }] }, 'is no rate'],
  [{ EventPattern: {}, Targets: [{ Arn: 'Check.Arn' }] }, 'is no rate'],
  [{ ScheduleExpression: 'rate(1 hour)', Targets: [{ Arn: 'Other.Arn' }] }, 'does not call one function'],
])('%j is refused: %s', (properties, message) => {
  expect(() => rule(properties)).toThrow(message);
});

test('a chore is started once an interval, not while it runs, and no more once stopped', async () => {
  const ends: (() => void)[] = [];
  let starts = 0;
  const handler = () => {
    starts += 1;
    return new Promise<void>((resolve) => ends.push(resolve));
  };
  const ticker = tickSchedules([{ chore: 'check', everyMs: 1_000 }], functions(handler));
  await vi.advanceTimersByTimeAsync(2_500);
  expect(starts, 'the first one still runs').toBe(1);
  ends.pop()?.();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(starts).toBe(2);
  ends.pop()?.();
  await ticker.stop();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(starts).toBe(2);
});

test('one that fails is told and started again', async () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => {});
  let starts = 0;
  const handler = async () => {
    starts += 1;
    throw new Error('no table');
  };
  const ticker = tickSchedules([{ chore: 'check', everyMs: 1_000 }], functions(handler));
  await vi.advanceTimersByTimeAsync(2_500);
  await ticker.stop();
  expect([starts, told.mock.calls.length]).toEqual([2, 2]);
  told.mockRestore();
});
