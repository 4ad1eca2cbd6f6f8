/** `npm run deploy -- --stage dev`: the stacks, then the site's files. */
import { PlainError } from '../local/plain-error.ts';
import { publishSite } from './publish-site.ts';
import { runCdk } from './run-cdk.ts';
import { runCommand } from './run-command.ts';
import { outputNamed, readOutputs } from './stacks.ts';
import { readStageOptions } from './stage-options.ts';

await runCommand(async () => {
  const { stage, context, yes } = readStageOptions('deploy');
  if (stage === 'local') throw new PlainError('A local cloud has no edge of its own: npm run deploy:local opens one.');
  const approval = yes ? 'never' : 'broadening';
  await runCdk(['deploy', '--all', '--require-approval', approval], { stage, context });
  await publishSite(stage, console.log);
  const [site, booking] = [await readOutputs(stage, 'Site'), await readOutputs(stage, 'Booking')];
  console.log(`\nThe shop is open: ${outputNamed(site, 'SiteUrl')}`);
  console.log(`Its API, behind the site's address under /api: ${outputNamed(booking, 'ApiUrl')}`);
  console.log(`Make yourself an admin once you have registered: npm run admin -- grant <e-mail> --stage ${stage}`);
});
