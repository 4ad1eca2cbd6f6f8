import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type ImportProgress, importConcerts } from './import-concerts.ts';
import { progressBar } from './progress.ts';
import { type ConcertFile, readConcertFile, readConcertFolder } from './read-concert-file.ts';
import { ShopError, signInAsAdmin } from './shop-client.ts';

const demoConcerts = join(import.meta.dirname, 'concerts');
const defaultPasswordVariable = 'FRONTROW_PASSWORD';

interface Shop {
  apiUrl: string;
  email: string;
  password: string;
}

/** Fills a shop with the demo concerts it does not have yet; `onProgress` hears a line for each. */
export async function seedConcerts({ onProgress, ...shop }: Shop & { onProgress?: (line: string) => void }) {
  const file = await readConcertFolder(demoConcerts, { nowMs: Date.now() });
  return send(file, shop, ({ done, total, title, outcome }) =>
    onProgress?.(`Concert ${done} of ${total}: ${title}, ${outcome}`),
  );
}

async function send(file: ConcertFile, shop: Shop, onProgress?: (progress: ImportProgress) => void) {
  if ('faults' in file)
    throw new ShopError(`Nothing was sent. Correct this and run it again:\n  ${file.faults.join('\n  ')}`);
  return importConcerts(await signInAsAdmin(shop), file.concerts, onProgress);
}

const usage = `Adds concerts to a shop: the demo concerts, or those of a file.

  npm run seed -- --api URL [--email ADDRESS] [--password-from-env NAME] [--file CONCERTS.json] [--csv SEATS.csv]

  --api                where the shop answers, such as http://127.0.0.1:8080
  --email              an admin's address; admin@example.org where nothing is said
  --password-from-env  the variable that holds the password; ${defaultPasswordVariable} where nothing is said
  --file               one concert or a list of them; infra/seed/README.md explains the format
  --csv                the seats of the file's one concert: section,row,number,tier

Concerts that are there already are left alone.`;

/** Runs the command and answers its exit code. */
export async function runSeed(
  args: string[],
  environment: Readonly<Record<string, string | undefined>>,
  { out = process.stdout, err = process.stderr } = {},
): Promise<number> {
  const options = {
    api: { type: 'string' },
    email: { type: 'string', default: 'admin@example.org' },
    'password-from-env': { type: 'string', default: defaultPasswordVariable },
    file: { type: 'string' },
    csv: { type: 'string' },
    help: { type: 'boolean' },
  } as const;
  try {
    const { values } = parseArgs({ args, options });
    if (values.help) {
      out.write(`${usage}\n`);
      return 0;
    }
    const variable = values['password-from-env'];
    const password = environment[variable];
    if (values.api === undefined) throw new ShopError('Say where the shop answers: --api URL. --help tells more.');
    if (values.csv !== undefined && values.file === undefined)
      throw new ShopError('--csv is the hall of the concert in --file: give both.');
    if (!password)
      throw new ShopError(`Put the password of ${values.email} into ${variable}: ${variable}=… npm run seed -- …`);
    const nowMs = Date.now();
    const file = values.file
      ? await readConcertFile(resolve(values.file), { nowMs, ...(values.csv && { seatList: resolve(values.csv) }) })
      : await readConcertFolder(demoConcerts, { nowMs });
    const bar = progressBar(out);
    const results = await send(
      file,
      { apiUrl: values.api, email: values.email, password },
      ({ done, total, title, outcome }) => bar.step({ done, total, label: `${title} · ${outcome}` }),
    );
    const created = results.filter(({ outcome }) => outcome === 'created').length;
    out.write(`${created} concerts added, ${results.length - created} were there already.\n`);
    return 0;
  } catch (error) {
    const expected = error instanceof ShopError || (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS');
    err.write(`${expected ? (error as Error).message : (error as Error).stack}\n`);
    return 1;
  }
}

if (import.meta.main) process.exitCode = await runSeed(process.argv.slice(2), process.env);
