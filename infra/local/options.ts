import { parseArgs } from 'node:util';
import { PlainError } from './plain-error.ts';
import type { ShopOptions } from './start-shop.ts';

export const usage = `npm start -- [options]

  --port PORT      The one port of site and API on 127.0.0.1 (default 4000).
  --persist DIR    Keep all data in DIR, so that they survive; .local is ignored by git.
                   Without it everything is in memory and gone when the shop stops.
  --reset          Empty that folder first.
  --no-site        The API only.
  --hot            The site from its sources, with hot reload: for who changes them (npm run dev).
  --no-seed        No demo concerts and accounts.
  --help           This text.

DYNAMODB_ENDPOINT=URL uses that DynamoDB instead of the embedded one.
`;

const flags = {
  port: { type: 'string', default: '4000' },
  persist: { type: 'string' },
  reset: { type: 'boolean', default: false },
  'no-site': { type: 'boolean', default: false },
  hot: { type: 'boolean', default: false },
  'no-seed': { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/** Throws one plain sentence on whatever it does not know. */
export function readOptions(args: readonly string[]): ShopOptions | 'help' {
  const values = parse(args);
  if (values.help) return 'help';
  const port = Number(values.port);
  if (!/^\d{1,5}$/.test(values.port) || port > 65_535) {
    throw new PlainError(`--port is "${values.port}": give a number from 0 to 65535.`);
  }
  if (values.persist === '') throw new PlainError('--persist needs the name of a folder.');
  if (values.reset && values.persist === undefined) {
    throw new PlainError('--reset empties the folder of --persist: name it, or leave --reset out.');
  }
  if (values.hot && values['no-site']) throw new PlainError('--hot and --no-site exclude each other.');
  const site = values['no-site'] ? false : values.hot ? 'hot' : 'built';
  return { port, persist: values.persist, reset: values.reset, site, seed: !values['no-seed'] };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: flags, strict: true, allowPositionals: false }).values;
  } catch (error) {
    const [sentence = ''] = (error as Error).message.split(/[.\n]/);
    throw new PlainError(`${sentence}: see npm start -- --help.`);
  }
}
