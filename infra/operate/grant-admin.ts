/** `npm run admin -- grant <e-mail> --table <accounts table>`: the only way to an admin, since no request can grant the role. */
import { parseArgs } from 'node:util';
import { dynamodbAccounts } from '@frontrow/functions/adapters/dynamodb/accounts.ts';
import { connectDynamodb } from '@frontrow/functions/adapters/dynamodb/client.ts';
import { Email } from '@frontrow/functions/contract/accounts.ts';

const usage = 'Usage: npm run admin -- grant|revoke <e-mail> --table <name of the accounts table>';

function readArguments(): { role: 'admin' | 'buyer'; email: string; table: string } | undefined {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { table: { type: 'string' } } });
  const [verb, address] = positionals;
  const email = Email.safeParse(address).data;
  if ((verb !== 'grant' && verb !== 'revoke') || email === undefined || values.table === undefined) return undefined;
  return { role: verb === 'grant' ? 'admin' : 'buyer', email, table: values.table };
}

async function run(): Promise<string | undefined> {
  const given = readArguments();
  if (given === undefined) return usage;
  const account = await dynamodbAccounts(connectDynamodb(), given.table).grantRole(given.email, given.role);
  if (account === undefined) return `There is no account ${given.email}: register it on the site first.`;
  console.log(`${account.email} is ${account.role === 'admin' ? 'an admin' : 'a buyer'} from the next sign-in on.`);
  return undefined;
}

const failure = await run().catch(
  (error: Error) => `${error.message}. Are AWS_REGION and the credentials of the account set?`,
);
if (failure !== undefined) {
  console.error(failure);
  process.exitCode = 1;
}
