/** `npm run rotate -- signing|origin --secret <name>`: a new key beside the one before, which stays good. */
import { parseArgs } from 'node:util';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { rotateSecret } from './rotate-secret.ts';

const usage =
  'Usage: npm run rotate -- signing|origin --secret <output SigningSecretName or OriginSecretName of the Data stack>';

const next = {
  signing: () =>
    'Functions sign with it within five minutes; tokens of the key before stay good until the next rotation.',
  origin: (version: string) =>
    `Now deploy with -c booking:originSecretVersion=${version}, so that CloudFront sends it too; until then it sends the one before.`,
} as const;

async function run(): Promise<string | undefined> {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { secret: { type: 'string' } } });
  const [which] = positionals;
  if ((which !== 'signing' && which !== 'origin') || values.secret === undefined) return usage;
  const version = await rotateSecret(new SecretsManagerClient(), values.secret);
  console.log(`A new key is in place. ${next[which](version)}`);
  return undefined;
}

const failure = await run().catch(
  (error: Error) => `${error.message}. Are AWS_REGION and the credentials of the account set?`,
);
if (failure !== undefined) {
  console.error(failure);
  process.exitCode = 1;
}
