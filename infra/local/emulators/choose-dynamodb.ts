import { PlainError } from '../plain-error.ts';
import type { StateFolder } from '../state-folder.ts';
import { type DynamoDb, findDynoxide, startDynoxide } from './dynamodb.ts';

export type StartDynamodb = (state?: StateFolder) => Promise<DynamoDb>;

/**
 * The DynamoDB that `DYNAMODB_ENDPOINT` names, else Dynoxide; absent where there is neither, for the binary is not
 * built for every platform.
 */
export function chooseDynamodb(): StartDynamodb | undefined {
  const endpoint = process.env.DYNAMODB_ENDPOINT;
  if (endpoint) {
    if (!URL.canParse(endpoint)) throw new PlainError(`DYNAMODB_ENDPOINT is "${endpoint}", which is no address.`);
    return async () => foreignDynamodb(endpoint);
  }
  const program = findDynoxide();
  return program === undefined ? undefined : (state) => startDynoxide(program, state?.dynamodb);
}

/** Somebody else's DynamoDB: we neither start nor stop it. */
function foreignDynamodb(url: string): DynamoDb {
  return { url, failed: new Promise<never>(() => {}), stop: async () => {} };
}
