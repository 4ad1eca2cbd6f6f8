/** `npm run local:ministack`: a local AWS without Docker, until Ctrl-C. `npm run deploy:local` fills it. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runCommand } from '../operate/run-command.ts';
import { startMiniStack } from './ministack.ts';

await runCommand(async () => {
  const { values } = parseArgs({ options: { port: { type: 'string', default: '4566' } } });
  const folder = join(import.meta.dirname, '../../.local/ministack');
  const ministack = await startMiniStack({ port: Number(values.port), folder, report: console.log });
  const aside = values.port === '4566' ? '' : ` -- --endpoint ${ministack.endpoint}`;
  console.log(`MiniStack answers at ${ministack.endpoint}. Everything in it is in memory; Ctrl-C ends it.`);
  console.log(`In another terminal: npm run deploy:local${aside}`);
  const stopped = new Promise<undefined>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve(undefined));
  });
  const lastWords = await Promise.race([stopped, ministack.ended]);
  await ministack.stop();
  if (lastWords !== undefined) throw new Error(`MiniStack has ended by itself. It said:\n${lastWords}`);
});
