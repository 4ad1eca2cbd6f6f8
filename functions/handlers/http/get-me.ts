import type { getMe as endpoint } from '../../contract/accounts.ts';
import { accountReply } from '../../domain/account.ts';
import type { Ports } from '../../domain/ports.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Handle } from '../../runtime/api.ts';

export const getMeHandler =
  ({ accounts }: Pick<Ports, 'accounts'>): Handle<typeof endpoint> =>
  async ({ account: caller }) => {
    const account = await accounts.find(caller.id);
    if (account === undefined) throw new Refusal('not-signed-in');
    return { account: accountReply(account) };
  };
