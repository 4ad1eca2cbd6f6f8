/** `npm run admin -- grant <e-mail> --stage <stage>`: the only way to an admin, since no request can grant the role. */
import { parseArgs } from 'node:util';
import { dynamodbAccounts } from '@frontrow/functions/adapters/dynamodb/accounts.ts';
import { connectDynamodb } from '@frontrow/functions/adapters/dynamodb/client.ts';
import { Email } from '@frontrow/functions/contract/accounts.ts';
import { PlainError } from '../local/plain-error.ts';
import { findTables, whereOptions, whereUsage } from './find-tables.ts';
import { runCommand } from './run-command.ts';

const usage = `Usage: npm run admin -- grant|revoke <e-mail> <where>\n\n${whereUsage}`;

await runCommand(async () => {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: whereOptions });
  const [verb, address] = positionals;
  const email = Email.safeParse(address).data;
  if ((verb !== 'grant' && verb !== 'revoke') || email === undefined) throw new PlainError(usage);
  const { ACCOUNTS_TABLE } = await findTables(values, usage);
  const role = verb === 'grant' ? 'admin' : 'buyer';
  const account = await dynamodbAccounts(connectDynamodb(), ACCOUNTS_TABLE).grantRole(email, role);
  if (account === undefined) throw new PlainError(`There is no account ${email}: register it on the site first.`);
  console.log(`${account.email} is ${account.role === 'admin' ? 'an admin' : 'a buyer'} from the next sign-in on.`);
});
