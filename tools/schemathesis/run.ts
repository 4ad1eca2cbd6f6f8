/** `npm run fuzz:api`: fuzzes the API. `-- --seed 7` repeats a run, `-- --examples 100` makes a longer one. */
import { parseArgs } from 'node:util';
import { findPython } from '@frontrow/infra/local-cloud/install-python.ts';
import { fuzzApi } from './fuzz-api.ts';

const { values } = parseArgs({
  options: { seed: { type: 'string', default: '7' }, examples: { type: 'string', default: '10' } },
});

if (findPython() === undefined && !process.env.CI) {
  console.log('SKIPPED: fuzzing the API needs Python 3.10 or newer with its venv module.');
} else {
  const { code } = await fuzzApi({ ...values, report: (text) => process.stdout.write(text) });
  process.exitCode = code;
}
