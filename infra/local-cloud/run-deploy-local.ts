/** `npm run deploy:local`: the shop in a local cloud, and its edge on one address until Ctrl-C. */
import { join } from 'node:path';
import { parseArgs, styleText } from 'node:util';
import { createProgress } from '../local/progress.ts';
import { localEndpoint, useLocalCloud } from '../operate/reach-stage.ts';
import { projectRoot } from '../operate/run-cdk.ts';
import { runCommand } from '../operate/run-command.ts';
import { deployLocally } from './deploy-local.ts';
import { openEdge } from './open-edge.ts';

const stage = 'local';

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      endpoint: { type: 'string', default: process.env.AWS_ENDPOINT_URL ?? localEndpoint },
      port: { type: 'string', default: '4000' },
      context: { type: 'string', short: 'c', multiple: true, default: [] as string[] },
      'edge-only': { type: 'boolean', default: false },
    },
  });
  const { endpoint, context } = values;
  // Of each local cloud its own: the edge reads what was deployed there.
  const assembly = join(projectRoot, `.local/cdk.out-${new URL(endpoint).port}`);
  useLocalCloud(endpoint);
  const report = createProgress(process.stdout);
  if (!values['edge-only']) await deployLocally({ stage, endpoint, assembly, context, report });
  const edge = await openEdge({ stage, assembly, endpoint, port: Number(values.port) });
  const url = styleText('bold', edge.url, { stream: process.stdout });
  console.log(`\nThe shop is open: ${url}\n`);
  console.log(
    `It runs in the local cloud at ${endpoint}; this is its edge, in the place of CloudFront. Ctrl-C closes it;`,
  );
  console.log('npm run deploy:local -- --edge-only opens it again, without --edge-only it deploys what changed.');
  const elsewhere = endpoint === localEndpoint ? '' : `AWS_ENDPOINT_URL=${endpoint} `;
  console.log(`Register on the site, then: ${elsewhere}npm run admin -- grant <e-mail> --stage ${stage}`);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
  await edge.stop();
});
