import { PlainError } from '../local/plain-error.ts';
import { reachShop, type ShopTables } from './reach-shop.ts';
import { reachStage } from './reach-stage.ts';
import { outputNamed, readOutputs } from './stacks.ts';

/** How a command is told which shop it is for. */
export const whereOptions = { stage: { type: 'string' }, shop: { type: 'string' } } as const;

export const whereUsage = `  --stage NAME  A deployed shop, with the AWS credentials and region of its account.
  --shop URL    An embedded shop, such as http://127.0.0.1:4000.`;

interface Where {
  readonly stage?: string | undefined;
  readonly shop?: string | undefined;
}

/** The tables of that shop; AWS clients that this process makes from then on find them. */
export async function findTables({ stage, shop }: Where, usage: string): Promise<ShopTables> {
  if (stage === undefined && shop !== undefined) return reachShop(shop);
  if (stage === undefined || shop !== undefined) throw new PlainError(usage);
  reachStage(stage);
  const outputs = await readOutputs(stage, 'Data');
  return {
    CONCERTS_TABLE: outputNamed(outputs, 'ConcertsTable'),
    ORDERS_TABLE: outputNamed(outputs, 'OrdersTable'),
    ACCOUNTS_TABLE: outputNamed(outputs, 'AccountsTable'),
  };
}
