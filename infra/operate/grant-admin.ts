/** `npm run admin -- grant <e-mail> <where>`: the only way to an admin, since no request can grant the role. */
import { parseArgs } from 'node:util';
import { dynamodbAccounts } from '@frontrow/functions/adapters/dynamodb/accounts.ts';
import { connectDynamodb } from '@frontrow/functions/adapters/dynamodb/client.ts';
import { Email } from '@frontrow/functions/contract/accounts.ts';
import { PlainError } from '../local/plain-error.ts';
import { reachShop } from './reach-shop.ts';

const usage = `Usage: npm run admin -- grant|revoke <e-mail> <where>

  --table NAME  The accounts table of a deployment, with the credentials of its account.
  --shop URL    An embedded shop, such as http://127.0.0.1:4000.`;

interface Given {
  readonly role: 'admin' | 'buyer';
  readonly email: string;
  readonly table?: string | undefined;
  readonly shop?: string | undefined;
}

function readArguments(): Given {
  const options = { table: { type: 'string' }, shop: { type: 'string' } } as const;
  const { positionals, values } = parseArgs({ allowPositionals: true, options });
  const [verb, address] = positionals;
  const email = Email.safeParse(address).data;
  const isSomewhere = (values.table === undefined) !== (values.shop === undefined);
  if ((verb !== 'grant' && verb !== 'revoke') || email === undefined || !isSomewhere) throw new PlainError(usage);
  return { role: verb === 'grant' ? 'admin' : 'buyer', email, ...values };
}

async function run(): Promise<void> {
  const { role, email, table, shop } = readArguments();
  const accountsTable = table ?? (await reachShop(shop ?? '')).ACCOUNTS_TABLE;
  const account = await dynamodbAccounts(connectDynamodb(), accountsTable).grantRole(email, role);
  if (account === undefined) throw new PlainError(`There is no account ${email}: register it on the site first.`);
  console.log(`${account.email} is ${account.role === 'admin' ? 'an admin' : 'a buyer'} from the next sign-in on.`);
}

await run().catch((error: Error) => {
  const isPlain = error instanceof PlainError;
  console.error(isPlain ? error.message : `${error.message}. Are AWS_REGION and the credentials of the account set?`);
  process.exitCode = 1;
});
