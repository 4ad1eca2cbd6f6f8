/** `npm run admin -- grant <e-mail> --stage <stage>`: the only way to an admin, since no request can grant the role. */
import { parseArgs } from 'node:util';
import { dynamodbAccounts } from '@frontrow/functions/adapters/dynamodb/accounts.ts';
import { connectDynamodb } from '@frontrow/functions/adapters/dynamodb/client.ts';
import { Email } from '@frontrow/functions/contract/accounts.ts';
import { PlainError } from '../local/plain-error.ts';
import { reachStage } from './reach-stage.ts';
import { runCommand } from './run-command.ts';
import { outputNamed, readOutputs } from './stacks.ts';

const usage = 'Usage: npm run admin -- grant|revoke <e-mail> --stage <stage>, or --table <name of the accounts table>';

interface Arguments {
  readonly role: 'admin' | 'buyer';
  readonly email: string;
  readonly table: () => Promise<string>;
}

function readArguments(): Arguments {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { stage: { type: 'string' }, table: { type: 'string' } },
  });
  const [verb, address] = positionals;
  const { stage, table } = values;
  const email = Email.safeParse(address).data;
  if ((verb !== 'grant' && verb !== 'revoke') || email === undefined) throw new PlainError(usage);
  if (stage === undefined && table === undefined) throw new PlainError(usage);
  if (stage !== undefined) reachStage(stage);
  const tableOf = async () => table ?? outputNamed(await readOutputs(stage ?? '', 'Data'), 'AccountsTable');
  return { role: verb === 'grant' ? 'admin' : 'buyer', email, table: tableOf };
}

await runCommand(async () => {
  const { role, email, table } = readArguments();
  const account = await dynamodbAccounts(connectDynamodb(), await table()).grantRole(email, role);
  if (account === undefined) throw new PlainError(`There is no account ${email}: register it on the site first.`);
  console.log(`${account.email} is ${account.role === 'admin' ? 'an admin' : 'a buyer'} from the next sign-in on.`);
});
