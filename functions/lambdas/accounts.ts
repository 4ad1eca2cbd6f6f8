import { connectAccounts } from '../handlers/accounts.ts';

export const handler = connectAccounts(process.env);
