/** `npm run diff -- --stage dev`: what a deployment would change. */

import { reachStage } from './reach-stage.ts';
import { runCdk } from './run-cdk.ts';
import { runCommand } from './run-command.ts';
import { readStageOptions } from './stage-options.ts';

await runCommand(async () => {
  const { stage, context } = readStageOptions('diff');
  reachStage(stage);
  await runCdk(['diff', '--all'], { stage, context });
});
