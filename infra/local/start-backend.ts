import type { Backend } from './backend.ts';
import { backendInMemory } from './backend-in-memory.ts';
import { backendOnEmulators } from './backend-on-emulators.ts';
import type { ReplacedFunctions } from './connect-functions.ts';
import type { Disturb } from './disturb-calls.ts';
import type { StartDynamodb } from './emulators/choose-dynamodb.ts';
import type { Concurrency } from './limit-concurrency.ts';
import { PlainError } from './plain-error.ts';
import type { Interfere } from './queues/pump-queues.ts';
import type { StackTemplate } from './synthesize.ts';

interface Options {
  readonly persist?: string | undefined;
  readonly reset?: boolean;
  readonly enforcePermissions?: boolean;
  readonly interfere?: Interfere | undefined;
  readonly disturb?: Disturb | undefined;
  readonly concurrency?: Concurrency | undefined;
  readonly replaced?: ReplacedFunctions | undefined;
  readonly report?: (step: string) => void;
}

const platform = `${process.platform} on ${process.arch}`;

/** The functions over emulated AWS services where there is a DynamoDB, else over plain memory, which it says. */
export async function startBackend(
  readStacks: () => Promise<readonly StackTemplate[]>,
  startDynamodb: StartDynamodb | undefined,
  { persist, reset = false, enforcePermissions = false, report = () => {}, ...tests }: Options,
): Promise<Backend> {
  if (startDynamodb) {
    const enforce = enforcePermissions;
    return backendOnEmulators(readStacks, { persist, reset, startDynamodb, report, enforce, ...tests });
  }
  if (persist !== undefined) {
    throw new PlainError(`--persist needs a DynamoDB, and none is installed for ${platform}: set DYNAMODB_ENDPOINT.`);
  }
  report(`No DynamoDB emulator is installed for ${platform}: the shop keeps its data in plain memory.`);
  report('DYNAMODB_ENDPOINT may name any other, such as the address of DynamoDB Local.');
  return backendInMemory(await readStacks(), { interfere: tests.interfere });
}
