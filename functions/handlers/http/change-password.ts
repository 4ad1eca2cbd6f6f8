import type { changePassword as endpoint } from '../../contract/accounts.ts';
import { isCommonPassword } from '../../contract/common-passwords.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Handle } from '../../runtime/api.ts';
import { type AccountPorts, refuseCrossSite, refuseGuessing, signIn } from '../sign-in.ts';

export const changePasswordHandler =
  (ports: AccountPorts): Handle<typeof endpoint> =>
  async ({ account: caller, body, request }) => {
    refuseCrossSite(request);
    const account = await ports.accounts.find(caller.id);
    if (account === undefined) throw new Refusal('not-signed-in');
    await refuseGuessing(ports, account.email, request);
    if (!(await ports.passwords.verify(body.currentPassword, account.passwordHash)))
      throw new Refusal('wrong-credentials');
    if (isCommonPassword(body.newPassword, account.email)) throw new Refusal('common-password');
    await ports.accounts.setPasswordHash(account.id, await ports.passwords.hash(body.newPassword));
    await ports.sessions.removeAll(account.id);
    return signIn(ports, account, 200);
  };
