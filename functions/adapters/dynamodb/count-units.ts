import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import type { Meter } from '../../domain/meter.ts';

interface Consumed {
  readonly CapacityUnits?: number | undefined;
}
interface Args {
  readonly input: object;
}
interface Result {
  readonly output?: unknown;
}

/** A transaction is billed two units for each kilobyte; no item of a sale is larger than one. */
const unitsOfTransactedItem = 2;
const throttled = new Set(['ThrottlingError', 'ProvisionedThroughputExceeded']);

/**
 * For the inner side of a client: asks with every call what it consumed and counts that. Where a condition fails AWS
 * reports nothing and bills the write all the same, so that is added by the rule.
 */
export const countUnits =
  (meter: Meter) =>
  <In extends Args, Out extends Result>(
    next: (args: In) => Promise<Out>,
    { commandName = '' }: { commandName?: string },
  ) =>
  async (args: In): Promise<Out> => {
    try {
      const result = await next({ ...args, input: { ...args.input, ReturnConsumedCapacity: 'TOTAL' } });
      meter.count(reads.has(commandName) ? 'ReadUnits' : 'WriteUnits', unitsIn(result.output));
      return result;
    } catch (error) {
      countFailure(meter, error);
      throw error;
    }
  };

const reads = new Set(['GetItemCommand', 'BatchGetItemCommand', 'QueryCommand', 'ScanCommand']);

function unitsIn(output: unknown): number {
  const { ConsumedCapacity = [] } = (output ?? {}) as { ConsumedCapacity?: Consumed | readonly Consumed[] };
  return [ConsumedCapacity].flat().reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);
}

function countFailure(meter: Meter, error: unknown): void {
  if (error instanceof ConditionalCheckFailedException) meter.count('WriteUnits');
  if (!(error instanceof TransactionCanceledException)) return;
  const reasons = error.CancellationReasons ?? [];
  meter.count('WriteUnits', reasons.length * unitsOfTransactedItem);
  const codes = reasons.map(({ Code = '' }) => Code);
  if (codes.includes('ConditionalCheckFailed')) meter.count('ClaimConflicts');
  else if (codes.includes('TransactionConflict')) meter.count('TransactionConflicts');
  else if (codes.some((code) => throttled.has(code))) meter.count('Throttles');
}
