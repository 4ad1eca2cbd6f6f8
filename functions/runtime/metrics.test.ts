import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from 'aws-lambda';
import { afterEach, expect, test, vi } from 'vitest';

const context = {} as Context;

/** The module as a function loads it, and what it writes where CloudWatch reads. */
async function load(environment: Record<string, string>) {
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  vi.resetModules();
  const lines: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => lines.push(String(text)) > 0);
  return { ...(await import('./metrics.ts')), lines };
}

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const deployed = {
  POWERTOOLS_METRICS_NAMESPACE: 'FrontRow',
  POWERTOOLS_SERVICE_NAME: 'booking',
  POWERTOOLS_METRICS_DISABLED: 'false',
};

test('a call ends with one line of embedded metrics, and one for each code of a refusal', async () => {
  const { meter, metered, lines } = await load(deployed);
  const work = metered(
    () => 'claim-seats',
    async () => {
      meter.count('WriteUnits', 7);
      meter.count('SeatsClaimed', 4);
      meter.countRefusal('seats-taken');
      meter.outcomeIs('refused');
    },
  );
  await work(undefined, context);
  const [line, byCode, ...others] = lines.map((text) => JSON.parse(text));
  expect(others).toEqual([]);
  expect(line).toMatchObject({
    service: 'booking',
    operation: 'claim-seats',
    outcome: 'refused',
    WriteUnits: 7,
    SeatsClaimed: 4,
    ClaimsRefused: 1,
  });
  // The operation is a property for queries, not a dimension: dimensions are paid for.
  expect(line._aws.CloudWatchMetrics).toEqual([
    {
      Namespace: 'FrontRow',
      Dimensions: [['service']],
      Metrics: [
        { Name: 'WriteUnits', Unit: 'Count' },
        { Name: 'SeatsClaimed', Unit: 'Count' },
        { Name: 'ClaimsRefused', Unit: 'Count' },
      ],
    },
  ]);
  expect(byCode).toMatchObject({ service: 'booking', code: 'seats-taken', ClaimsRefused: 1 });
  expect(byCode._aws.CloudWatchMetrics[0].Dimensions).toEqual([['service', 'code']]);
});

test('a call that fails tells what it did; one that did nothing tells nothing', async () => {
  const { meter, metered, lines } = await load(deployed);
  const failing = metered(
    () => 'settle',
    async () => {
      meter.count('WriteUnits', 2);
      throw new Error('gone');
    },
  );
  await expect(failing(undefined, context)).rejects.toThrow('gone');
  expect(lines).toHaveLength(1);
  await metered(
    () => 'idle',
    async () => {},
  )(undefined, context);
  expect(lines).toHaveLength(1);
});

test('calls beside each other count each for itself; what belongs to none is not counted', async () => {
  const { meter, metered, totalsSoFar, lines } = await load({ POWERTOOLS_METRICS_DISABLED: 'true' });
  const work = metered(
    (name: string) => name,
    async (name) => {
      meter.count('ReadUnits');
      await sleep(name === 'slow' ? 20 : 5);
      meter.count('ReadUnits');
      if (name === 'slow') meter.outcomeIs('late');
    },
  );
  meter.count('ReadUnits', 100);
  await Promise.all([work('slow', context), work('quick', context), work('quick', context)]);
  expect(totalsSoFar()).toEqual({
    'slow late': { Calls: 1, ReadUnits: 2 },
    quick: { Calls: 2, ReadUnits: 4 },
  });
  expect(lines, 'switched off, it is silent').toEqual([]);
});
