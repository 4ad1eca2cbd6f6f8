/** `npm run rotate -- signing|origin --stage <stage>`: a new key beside the one before, which stays good. */
import { parseArgs } from 'node:util';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { PlainError } from '../local/plain-error.ts';
import { reachStage } from './reach-stage.ts';
import { rotateSecret } from './rotate-secret.ts';
import { runCommand } from './run-command.ts';
import { outputNamed, readOutputs } from './stacks.ts';

const usage = 'Usage: npm run rotate -- signing|origin --stage <stage>';

const keys = {
  signing: {
    output: 'SigningSecretName',
    next: () =>
      'Functions sign with it within five minutes; tokens of the key before stay good until the next rotation.',
  },
  origin: {
    output: 'OriginSecretName',
    next: (version: string, stage: string) =>
      `Now npm run deploy -- --stage ${stage} -c booking:originSecretVersion=${version}, so that CloudFront sends it too; until then it sends the one before.`,
  },
} as const;

await runCommand(async () => {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { stage: { type: 'string' } } });
  const [which] = positionals;
  const { stage } = values;
  if ((which !== 'signing' && which !== 'origin') || stage === undefined) throw new PlainError(usage);
  reachStage(stage);
  const { output, next } = keys[which];
  const version = await rotateSecret(new SecretsManagerClient(), outputNamed(await readOutputs(stage, 'Data'), output));
  console.log(`A new key is in place. ${next(version, stage)}`);
});
