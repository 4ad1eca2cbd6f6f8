import { GetSecretValueCommand, type PutSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { keysOf } from '@frontrow/functions/adapters/signing-keys.ts';
import { expect, test } from 'vitest';
import { rotateSecret } from './rotate-secret.ts';

/** Secrets Manager, as far as a rotation needs it. */
function vault(secret: object) {
  let stored = JSON.stringify(secret);
  let version = 0;
  const send = async (command: GetSecretValueCommand | PutSecretValueCommand) => {
    if (command instanceof GetSecretValueCommand) return { SecretString: stored };
    stored = String(command.input.SecretString);
    version += 1;
    return { VersionId: `v${version}` };
  };
  return { client: { send } as Parameters<typeof rotateSecret>[0], now: () => JSON.parse(stored) };
}

test('the new key signs, the one before it stays good, the one before that is gone', async () => {
  const first = 'a'.repeat(64);
  const { client, now } = vault({ current: first });
  expect(await rotateSecret(client, 'signing')).toBe('v1');
  const second = now().current;
  expect(now()).toEqual({ current: expect.stringMatching(/^[0-9a-f]{64}$/), previous: first });
  expect(await rotateSecret(client, 'signing')).toBe('v2');
  expect(now()).toEqual({ current: expect.not.stringContaining(second), previous: second });
});

test('what it writes is what the functions read', async () => {
  const { client, now } = vault({ current: 'a'.repeat(64) });
  await rotateSecret(client, 'signing');
  expect(keysOf(now()).accepted).toHaveLength(2);
});
