import { randomBytes } from 'node:crypto';
import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';

interface Keys {
  readonly current: string;
  readonly previous?: string;
}

/** A new key, and the one before it, which stays good. The one before that is gone. */
export const rotated = ({ current }: Keys, newKey: string): Keys => ({ current: newKey, previous: current });

/** Makes a new key; answers the version of the secret that has it. Functions notice by themselves. */
export async function rotateSecret(client: Pick<SecretsManagerClient, 'send'>, SecretId: string): Promise<string> {
  const { SecretString = '' } = await client.send(new GetSecretValueCommand({ SecretId }));
  const next = rotated(JSON.parse(SecretString), randomBytes(32).toString('hex'));
  const { VersionId = '' } = await client.send(
    new PutSecretValueCommand({ SecretId, SecretString: JSON.stringify(next) }),
  );
  return VersionId;
}
