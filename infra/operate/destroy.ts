/** `npm run destroy -- --stage dev`: removes a shop and what it sold. A stage that keeps its data keeps its tables and buckets. */
import { createInterface } from 'node:readline/promises';
import { PlainError } from '../local/plain-error.ts';
import { stageNamed } from '../stages.ts';
import { emptyBucket } from './empty-bucket.ts';
import { reachStage } from './reach-stage.ts';
import { runCdk } from './run-cdk.ts';
import { runCommand } from './run-command.ts';
import { outputNamed, readOutputs } from './stacks.ts';
import { readStageOptions } from './stage-options.ts';

await runCommand(async () => {
  const { stage, context, yes } = readStageOptions('destroy');
  reachStage(stage);
  const { keepsData } = stageNamed(stage);
  if (!yes) await confirm(stage, keepsData);
  if (!keepsData) await emptyBuckets(stage);
  await runCdk(['destroy', '--all', '--force'], { stage, context });
  console.log(
    keepsData
      ? `The stacks of ${stage} are gone. Its tables, buckets, queues and logs are still there: see docs/operations.md.`
      : `Nothing of ${stage} is left.`,
  );
});

async function confirm(stage: string, keepsData: boolean): Promise<void> {
  const what = keepsData ? 'The shop closes; its data stay.' : 'All its concerts, orders and accounts are deleted.';
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(`${what} Type the name of the stage to go on: `);
  terminal.close();
  if (answer.trim() !== stage) throw new PlainError('Nothing was destroyed.');
}

/** A stage of which only a part was ever deployed has only some of them. */
async function emptyBuckets(stage: string): Promise<void> {
  for (const [part, name] of [
    ['Site', 'SiteBucket'],
    ['Data', 'PostersBucket'],
  ] as const) {
    const outputs = await readOutputs(stage, part).catch((error) => {
      if (error instanceof PlainError) return undefined;
      throw error;
    });
    if (outputs === undefined) continue;
    const count = await emptyBucket(outputNamed(outputs, name));
    console.log(`Emptied the bucket of ${part === 'Site' ? 'the site' : 'posters'}: ${count} files`);
  }
}
