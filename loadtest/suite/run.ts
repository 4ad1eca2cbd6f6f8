import { loadtest } from './loadtest.ts';
import { readOptions, usage } from './options.ts';

// Artillery and the shop end with this process, which a signal alone would not tell them.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

try {
  const options = readOptions(process.argv.slice(2), process.env);
  if (options === 'help') process.stdout.write(usage);
  else {
    const { folder, summary, findings } = await loadtest(options, (text) => process.stderr.write(`${text}\n`));
    process.stdout.write(`${summary}\n\nFiles: ${folder}\n`);
    process.exitCode = findings.length === 0 ? 0 : 1;
  }
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
